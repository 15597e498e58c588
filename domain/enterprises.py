"""Key enterprises: the categories a landed firm may be of, the topics they make, and what is counted of each."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, Self

from pydantic import model_validator

from domain.datafiles import Fault
from domain.records import Record, Source

if TYPE_CHECKING:
    from domain.facts import Facts

FILE = "enterprise_categories.toml"
AND = "、"
ALL_KINDS = "all"
Named = tuple[str | None, str | None, str | None]


class Topic(Record):
    """Categories that are counted together, a firm of several of them once.

    `indicator` is where a count matrix tells it; a topic of one category has none of its own. `ranked` says that the
    season ranks units by it.
    """

    key: str
    label: str
    short: str
    ranked: bool
    indicator: str | None = None
    source: Source


class Category(Record):
    """One category of the key enterprises; it counts firms or, where a project is what is sought, projects."""

    key: str
    label: str
    short: str
    topic: str
    counts: Literal["firms", "projects"]
    indicator: str
    definition: str
    source: Source


class KeyEnterprises(Record):
    """The categories in the printed order, and the indicator of all firms, each counted once.

    A named list is a register kept in `register`; its column `field` holds the labels of a firm's categories.
    """

    register_table: str
    field: str
    all_indicator: str
    all_label: str
    topic: tuple[Topic, ...]
    category: tuple[Category, ...]

    @model_validator(mode="after")
    def _belong_together(self) -> Self:
        topics = [topic.key for topic in self.topic]
        keys = [*topics, *(category.key for category in self.category)]
        if repeated := {key for key in keys if keys.count(key) > 1}:
            raise ValueError(f"key 重复：{'、'.join(sorted(repeated))}")
        for category in self.category:
            if category.topic not in topics:
                raise ValueError(f"“{category.label}”的 topic“{category.topic}”没有列出")
        for topic in self.topic:
            if (len(self.of(topic)) > 1) != (topic.indicator is not None):
                raise ValueError(f"“{topic.label}”含几个类别时写明 indicator，只含一个时不写")
            if len({category.counts for category in self.of(topic)}) > 1:
                raise ValueError(f"“{topic.label}”的各类别应同计企业或同计项目")
        return self

    def of(self, topic: Topic) -> tuple[Category, ...]:
        """The categories of a topic; none is an error elsewhere."""
        return tuple(category for category in self.category if category.topic == topic.key)

    @property
    def labels(self) -> tuple[str, ...]:
        """The words a list may say, in order."""
        return tuple(category.label for category in self.category)

    @property
    def indicators(self) -> tuple[str, ...]:
        """Every indicator a count matrix may tell."""
        of_topics = [topic.indicator for topic in self.topic if topic.indicator]
        return (*(category.indicator for category in self.category), *of_topics, self.all_indicator)

    def words(self) -> Mapping[str, frozenset[str]]:
        """The words that count for each indicator."""
        of_topics = {topic.indicator: {one.label for one in self.of(topic)} for topic in self.topic if topic.indicator}
        of_categories = {category.indicator: {category.label} for category in self.category}
        all_words = of_categories | of_topics | {self.all_indicator: set(self.labels)}
        return {indicator: frozenset(words) for indicator, words in all_words.items()}

    def counted_once(self, kind: str) -> tuple[frozenset[str], bool]:
        """The words of a category, of a topic or of all firms; whether each project counts once, not each firm."""
        mine = [one for one in self.category if kind in (one.key, one.topic, ALL_KINDS)]
        words = frozenset(one.label for one in mine)
        return words, all(one.counts == "projects" for one in mine)

    def count(self, named: Iterable[Named]) -> dict[str, int]:
        """By indicator how many there are among (firm, project, categories), as the ledger's views count them.

        Each firm once by its exact name, or each project where that is what counts.
        """
        by_project = {category.label for category in self.category if category.counts == "projects"}
        rows = [
            (exact_name(firm), exact_name(project or firm), set((said or "").split(AND)))
            for firm, project, said in named
        ]
        return {
            indicator: len({project if words <= by_project else firm for firm, project, said in rows if said & words})
            for indicator, words in self.words().items()
        }


def exact_name(name: str | None) -> str:
    """What a name is compared by, once read: blanks and capitals aside."""
    return (name or "").replace(" ", "").lower()


def enterprise_faults(facts: "Facts") -> Iterator[Fault]:
    """What does not fit the other facts: an unknown indicator, a list that says other words."""
    known = facts.key_enterprises
    for key in known.indicators:
        if key not in facts.indicators:
            yield FILE, (), f"没有“{key}”这个指标"
    for form in facts.forms.values():
        words = [column.words for column in form.columns if column.name == known.field]
        if form.register_table == known.register_table and words != [known.labels]:
            yield f"forms/{form.key}.toml", ("columns",), f"“{known.field}”列的 words 应为：{'、'.join(known.labels)}"
        if form.shape_of and form.shape_of not in facts.forms:
            yield f"forms/{form.key}.toml", ("shape_of",), f"没有“{form.shape_of}”这张表"
