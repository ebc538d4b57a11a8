"""Addresses of the open door, and its description (OpenAPI 3.1), which needs no token."""

from django.urls import path, re_path
from ninja import NinjaAPI

from onewindow.sites.open_api import cases, guides, parties
from onewindow.sites.open_api.edges import index
from onewindow.sites.open_api.machines import Token
from onewindow.sites.open_api.problems import answer_problems, answering_at_once, nowhere
from onewindow.sites.open_api.reading import StrictJson
from onewindow.sites.open_api.rendering import Json

api = NinjaAPI(
    title="一窗开放接口",
    version="1",
    description="各部门自建系统和其他渠道由此报送、办理办件，与窗口、网上同一规则。错误按 RFC 9457 返回。",
    auth=Token(),
    parser=StrictJson(),
    renderer=Json(),
    docs_url=None,  # its page loads from elsewhere
    urls_namespace="open_api",
)
api.add_decorator(answering_at_once, mode="view")
api.add_router("/cases", cases.router)
api.add_router("/guides", guides.router)
api.add_router("/applicants", parties.router)
answer_problems(api)

urlpatterns = [path("", index), path("", api.urls), re_path("", nowhere)]
