"""Tables of other packages: what of a person could stand in them, and why none does in clear text."""

from collections.abc import Mapping
from types import MappingProxyType

FOREIGN_TABLES: Mapping[str, str] = MappingProxyType(
    {
        "auth_group": "unused: rights are grants (`platform.access`)",
        "auth_group_permissions": "unused",
        "auth_permission": "names of models",
        "django_content_type": "names of models",
        "django_session": "sealed by `platform.pii.sessions`",
        "procrastinate_jobs": "arguments of jobs are ids and codes",
        "procrastinate_events": "times of jobs",
        "procrastinate_periodic_defers": "times of jobs",
        "procrastinate_workers": "times of workers",
    }
)
