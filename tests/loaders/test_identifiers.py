"""Submission ids are UUIDv7 and sort in the order they were made."""

import time
import uuid

from loaders.ledger.identifiers import new_submission_id


def test_an_id_is_a_uuid_of_version_7_that_carries_its_millisecond() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid.UUID(new_submission_id())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000 + 1000


def test_ids_made_in_the_same_instant_still_ascend() -> None:
    made = [new_submission_id() for _ in range(10_000)]
    assert made == sorted(set(made))
