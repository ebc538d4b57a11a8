"""The component page: for citizens' pages and for staff's."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from onewindow.platform.web.gallery import specimens
from onewindow.platform.web.parts import Light
from onewindow.platform.web.problems import Meanwhile, Problem, show


def citizen(request: HttpRequest) -> HttpResponse:
    """Show the components as citizens see them."""
    return render(request, "gallery/citizen.html", _values())


def desk(request: HttpRequest) -> HttpResponse:
    """Show the components as staff see them."""
    return render(request, "gallery/desk.html", _values())


def problem(request: HttpRequest, status: int) -> HttpResponse:
    """Show what somebody sees when something went wrong."""
    return show(
        request,
        Problem(
            status=HTTPStatus(status),
            heading="情况有变，没有提交成功",
            words="该办件已于 2026 年 9 月 24 日 10:02 被他人处理，请刷新后再操作",
            advice="请刷新，看清最新情况后再操作。",
            meanwhile=Meanwhile(who="县市场监管局 陈*", what="受理") if status == HTTPStatus.CONFLICT else None,
            moved_at="2026 年 9 月 24 日 10:02",
        ),
    )


def _values() -> dict[str, Any]:
    wrong = specimens.SpecimenForm({"number": "51190219900101001X", "kind": "restaurant"})
    wrong.add_error("number", "身份证号校验码不对，请核对最后一位")
    return {
        "entries": specimens.entries(specimens.SpecimenForm(auto_id="entry_%s")),
        "form": specimens.SpecimenForm(
            initial={"name": "云岭滋味餐饮有限公司", "kind": "restaurant", "remote": "hall"}
        ),
        "wrong": wrong,
        "page": specimens.LINES,
        "columns": specimens.COLUMNS,
        "matters": specimens.MATTERS,
        "work_columns": specimens.WORK_COLUMNS,
        "tasks": specimens.TASKS,
        "moments": specimens.MOMENTS,
        "deadlines": specimens.DEADLINES,
        "stats": specimens.STATS,
        "tabs": specimens.TABS,
        "crumbs": specimens.CRUMBS,
        "menu": specimens.MENU,
        "keys": specimens.KEYS,
        "steps": specimens.STEPS,
        "facts": specimens.FACTS,
        "course": specimens.COURSE,
        "choices": specimens.CHOICES,
        "lights": tuple(Light),
    }
