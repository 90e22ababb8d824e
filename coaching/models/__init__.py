from coaching.models.circumstance import Circumstance
from coaching.models.question import AskedQuestion
from coaching.models.reaction import Reaction

__all__ = ["AskedQuestion", "Circumstance", "Reaction"]
