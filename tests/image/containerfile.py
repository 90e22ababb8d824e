"""The steps of a Containerfile, as far as ours uses them: one line each, commands in shell or as JSON."""

import json
import shlex
from dataclasses import dataclass, field


@dataclass
class Stage:
    base: str
    name: str = ""
    steps: list[tuple[str, str]] = field(default_factory=list)

    def all(self, instruction: str) -> list[str]:
        return [rest for each, rest in self.steps if each == instruction]

    def last(self, instruction: str, default: str = "") -> str:
        return [default, *self.all(instruction)][-1]

    @property
    def environment(self) -> dict[str, str]:
        return dict(pair.split("=", 1) for rest in self.all("ENV") for pair in shlex.split(rest))

    @property
    def command(self) -> str:
        return shlex.join(json.loads(self.last("CMD")))

    @property
    def health_command(self) -> str:
        return self.last("HEALTHCHECK").partition("CMD ")[2]


def stages_of(text: str) -> list[Stage]:
    stages: list[Stage] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        instruction, _, rest = line.partition(" ")
        if instruction == "FROM":
            base, _, name = rest.partition(" AS ")
            stages.append(Stage(base, name))
        else:
            stages[-1].steps.append((instruction, rest))
    return stages
