"""What a WSGI server loads. It serves nobody with keys that everybody knows."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onewindow.config.settings")
if "unsafe-" in settings.SECRET_KEY + settings.FIELD_KEY:
    raise ImproperlyConfigured(f"no keys in {settings.KEYS_DIR}: set ONEWINDOW_DATA, or start with ./ow up")
application = get_wsgi_application()
# Finding an address reads every site. The processes that fork from here share it, and nobody's first page waits.
reverse("portal:home")
