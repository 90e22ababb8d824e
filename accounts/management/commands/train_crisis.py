from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from integration_site.meaning import encoder


class Command(BaseCommand):
    help = "Train what notices danger in texts on the phrases of accounts/crisis/phrases, without those set aside."
    requires_system_checks = []  # one of them asks for this very training

    def handle(self, *args: Any, **options: Any) -> None:
        if not encoder.is_on():
            raise CommandError("This needs the model; start it with MEANING=true.")
        import numpy as np

        from accounts.crisis import classifier, ngram_training, ngrams, training
        from accounts.crisis.phrase_files import FILES, digest, to_train

        counts = {name: len(to_train(name)) for name in FILES}
        self.stdout.write("Trained on " + ", ".join(f"{count} of {name}" for name, count in counts.items()) + ".")
        head = {"trained_on": f"{timezone.now():%Y-%m-%d}", "phrases_sha256": digest(), "trained_on_phrases": counts}
        for name, module, read, train in (
            ("By n-grams", ngrams, np.array, ngram_training.train),
            ("By meaning", classifier, classifier.sentence_views, training.train),
        ):
            trained, figures = training.trained(training.labelled(read), train)
            module.write(trained, head | {"cross_validated_percent": figures._asdict()})
            self.stdout.write(
                f"{name}, cross-validated: {figures.noticed} % noticed, {figures.false} % of the idioms false."
            )
