"""The life of the county: its cases, each brought in whole or not at all."""

import json
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from onewindow.cli.demo.citizens import party_ids
from onewindow.cli.demo.days import Almanac
from onewindow.cli.demo.deeds import ITSELF, Scene, begin, do
from onewindow.cli.demo.errands import CaseRow, Cast, case_rows
from onewindow.cli.demo.reading import COUNTY, DATA, Loader, LoadReport
from onewindow.contexts.calendar import api as calendar
from onewindow.contexts.cases import api as cases
from onewindow.contexts.catalogue import api as catalogue
from onewindow.kernel.instants import legal_day

SEED = "云岭县"


def load_cases(now: datetime) -> LoadReport:
    """Bring in the cases, the oldest first, so that their numbers follow their days."""
    almanac = Almanac(now=now, work=calendar.working_days(region_path=COUNTY))
    cast = Cast(party_ids(now))
    stories = sorted((scenes_of(row, cast, almanac) for row in case_rows()), key=lambda scenes: scenes[0].now)
    added = sum(_played(scenes) for scenes in stories)
    return LoadReport(name="办件", added=added, kept=len(stories) - added)


def scenes_of(row: CaseRow, cast: Cast, almanac: Almanac) -> list[Scene]:
    """Return the acts of a case with the instants at which they are done."""
    instants = almanac.instants([act.time for act in row.course], seed=f"{SEED} {row.key}")
    codes = json.loads((DATA / "guides" / f"{row.item}.json").read_bytes())["codes"]
    guide = catalogue.current_guide(code=codes["handling"], on=legal_day(instants[0]))
    return [
        Scene(row=row, cast=cast, act=act, number=number, now=instant, guide=guide)
        for number, (act, instant) in enumerate(zip(row.course, instants, strict=True))
    ]


@transaction.atomic
def _played(scenes: list[Scene]) -> bool:
    """Bring one case in, unless it is there, and say whether it was brought in."""
    case_id = begin(scenes[0])
    if cases.form_on_file(case=cases.case(case_id=case_id, by=ITSELF)).values:
        return False  # begun before, so, being one transaction, it is there whole
    for scene in scenes:
        do(replace(scene, case_id=case_id))
    return True


CASES = Loader(name="办件", load=load_cases)
