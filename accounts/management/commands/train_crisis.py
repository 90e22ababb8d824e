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
        from accounts.crisis import classifier, training
        from accounts.crisis.phrase_files import FILES, digest, to_train

        data = training.labelled()
        counted = training.counted(data)
        scores = training.cross_validated(data)[data.is_counted]
        threshold = training.threshold_for(scores, counted)
        figures = training.figures_of(scores, threshold, counted)
        counts = {name: len(to_train(name)) for name in FILES}
        classifier.write(
            training.train(data.views, data.is_danger)._replace(threshold=threshold),
            on=timezone.now().date(),
            digest=digest(),
            figures={"trained_on_phrases": counts, "cross_validated_percent": figures._asdict()},
        )
        self.stdout.write("Trained on " + ", ".join(f"{count} of {name}" for name, count in counts.items()) + ".")
        self.stdout.write(f"Cross-validated: {figures.noticed} % noticed, {figures.false} % of the idioms false.")
