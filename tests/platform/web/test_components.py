"""Every component alone, in its variants; the component page shows them all."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.utils.translation import override

from onewindow.platform.web.templatetags import ui, ui_blocks
from onewindow.platform.web.words import in_chinese

pytestmark = pytest.mark.urls("tests.platform.web.urls")
UI = Path(ui.__file__).parents[1] / "templates" / "ui"
GALLERY = "".join(path.read_text() for path in (UI.parent / "gallery").glob("*.html"))
SHOWN_ELSEWHERE = {"command", "row", "icon", "field_group", "form"}


def drawn(source: str, **values: object) -> str:
    return engines["django"].from_string("{% load ui %}{% load ui_blocks %}" + source).render(values)


@pytest.mark.parametrize("name", sorted({*ui.register.tags, *ui_blocks.register.tags} - SHOWN_ELSEWHERE))
def test_the_component_page_shows(name: str) -> None:
    assert re.search(rf"{{% {name}[ %]", GALLERY)


@pytest.mark.parametrize("path", sorted(UI.glob("*.html")), ids=lambda path: path.stem)
def test_every_template_belongs_to_a_tag(path: Path) -> None:
    assert path.stem in {*ui.register.tags, *ui_blocks.register.tags, "field_group", "form"}


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ('{% button "提交" %}', ["<button", "提交"]),
        ('{% button "返回" href="/x" kind="secondary" icon="home" %}', ["<a ", 'href="/x"', "secondary", "#home"]),
        ('{% button "打开" href="/x" describes="张某" %}', ['<span class="sr">张某</span>']),
        ('{% tag "受理" "blue" %}', ["tag blue", "受理"]),
        ('{% light "yellow" %}', ["预警", "<svg"]),
        ('{% light "red" "超 1 天" %}', ["超期", "超 1 天"]),
        ('{% light "green" %}', ["正常"]),
        ('{% light "card" %}', ["黄牌"]),
        ('{% light "paused" %}', ["暂停计时"]),
        ('{% light "done" %}', ["已办结"]),
        ('{% icon "home" label="首页" %}', ['role="img"', 'aria-label="首页"']),
        ('{% row "姓名" "张*" change="/x" %}', ["<dt>姓名</dt>", "张*", "修改"]),
        ('{% paper "营业执照" grade="A" %}', ["营业执照", "可信等级"]),
        ('{% qr "https://example.cn" label="扫码" %}', ['role="img"', "<path"]),
        ('{% card "材料" icon="files" %}正文{% endcard %}', ["<h2>", "正文"]),
        ('{% nothing "没有办件" %}看看别的{% endnothing %}', ["没有办件", "看看别的"]),
        ('{% question "撤回" asks="确定吗？" %}<form></form>{% endquestion %}', ["<details", "确定吗？", "不了，返回"]),
        ('{% banner "green" "已提交" %}好{% endbanner %}', ["banner green", "已提交", "#circle-check"]),
        ('{% progress 2 5 label="已填写" %}', ['value="2"', "2 / 5"]),
    ],
)
def test_a_component_alone_says(source: str, says: list[str]) -> None:
    html = drawn(source)

    assert [words for words in says if words not in html] == []


def test_what_is_typed_is_escaped() -> None:
    html = drawn('{% row "名称" value %}{% tag value %}{% button value %}', value="<script>")

    assert "<script>" not in html


def test_a_light_of_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="pink"):
        drawn('{% light "pink" %}')


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("营业执照", '<span lang="zh-CN">营业执照</span>'),
        ("Still missing: 营业执照.", 'Still missing: <span lang="zh-CN">营业执照</span>.'),
        ("云岭县政务大道18号1层", '<span lang="zh-CN">云岭县政务大道18号1层</span>'),
        ("《行政许可法》第32条", '<span lang="zh-CN">《行政许可法》第32条</span>'),
        ("<b>粗</b>", '&lt;b&gt;<span lang="zh-CN">粗</span>&lt;/b&gt;'),
        ("2 papers", "2 papers"),
    ],
)
def test_chinese_on_an_english_page_says_that_it_is_chinese(words: str, marked: str) -> None:
    with override("en"):
        assert in_chinese(words) == marked


def test_chinese_on_a_chinese_page_needs_no_mark() -> None:
    with override("zh-hans"):
        assert in_chinese("营业执照 & 印章") == "营业执照 &amp; 印章"


def test_a_paper_on_an_english_page_has_a_chinese_name() -> None:
    with override("en"):
        paper = drawn('{% paper "营业执照" state="Submitted" tone="blue" %}')

    assert '<span lang="zh-CN">营业执照</span>' in paper
