"""Flowcharts to try, and any small one."""

from hypothesis import strategies as st

BALANCE = """graph LR
  accTitle: Balance and integration
  accDescr: Two ways to think about work and life.
  na[Work-Life Balance] -->|Compartmentalization| nb[9-5 Work Only]
  na -->|Compartmentalization| nc[After-Hours Personal]
  na -->|Result| nd[Artificial Boundaries]

  ne[Work-Life Integration] -->|Fluid Flow| nf[Meaningful Work]
  ne -->|Fluid Flow| ng[Personal Priorities]
  ne -->|Result| nh[Natural Alignment]
"""
LOOP = """graph TB
  accTitle: The integration loop
  accDescr: Seven steps that lead back to the first.
  na[Identify Core Values] --> nb[Align Work with Values]
  nb --> nc[Increased Meaning & Energy]
  nc --> nd[Better Performance]
  nd --> ne[Positive Recognition]
  ne --> nf[Enhanced Life Satisfaction]
  nf --> ng[Sustainable Wellbeing]
  ng --> na
"""
PITFALLS = """graph TD
  accTitle: Four mistakes
  accDescr: Each mistake, where it leads, and what helps.
  na[Integration Mistakes] --> nb[No Boundaries]
  na --> nc[Lacks Values Clarity]
  na --> nd[Constant Context-Switching]
  na --> ne[Ignoring Energy Levels]
  nb --> nf[Result: Always Working]
  nc --> ng[Result: Random Blending]
  nd --> nh[Result: No Deep Focus]
  ne --> ni[Result: Burnout]
  nf --> nj[Solution: Value-Based Boundaries]
  ng --> nk[Solution: Clarify Purpose First]
  nh --> nl[Solution: Batch Similar Tasks]
  ni --> nm[Solution: Protect Renewal Time]
"""
WEEK = """flowchart TB
  %% four steps, one of them a question
  accTitle: The week
  accDescr: What happens between one Monday and the next.
  choose(Choose one thing to protect)
  choose --> live[Live the week]
  live -->|Friday| answer{Answer: kept, moved, or not this time}
  answer --> look[Look back for two minutes]
  look -->|Next week| choose
"""
DIAGRAMS = {
    "balance-and-integration": (BALANCE, 2, 8, 6, 0),
    "integration-loop": (LOOP, 1, 7, 7, 1),
    "pitfalls": (PITFALLS, 1, 13, 12, 0),
    "the-week": (WEEK, 1, 4, 4, 1),
}
START = "graph LR\naccTitle: T\naccDescr: D\n"


def words(longest, most):
    word = st.text("aeimnostW", min_size=1, max_size=longest)
    return st.lists(word, min_size=1, max_size=most).map(" ".join)


@st.composite
def small_trees(draw_from):
    """Source of a tree of up to eight nodes, sometimes with one arrow back up."""
    size = draw_from(st.integers(2, 8))
    parents = [0, *(draw_from(st.integers(0, number - 1)) for number in range(1, size))]
    lines = [f"N{number}[{draw_from(words(8, 3))}]" for number in range(size)]
    ends = [(parents[number], number) for number in range(1, size)]
    if draw_from(st.booleans()):
        source = target = draw_from(st.integers(1, size - 1))
        while target == source or (target and draw_from(st.booleans())):
            target = parents[target]
        ends.append((source, target))
    for source, target in ends:
        label = draw_from(st.none() | words(4, 2))
        lines.append(f"N{source} -->{f'|{label}|' if label else ''} N{target}")
    return START + "\n".join(lines)
