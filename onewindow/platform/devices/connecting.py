"""Which devices a window has (`settings.WINDOW_DEVICES`)."""

from django.conf import settings

from onewindow.platform.devices.agent import LoopbackAgent
from onewindow.platform.devices.contract import Devices, NoDevice
from onewindow.platform.devices.simulator import SimulatedCamera, SimulatedReader

SIMULATOR = "simulator"


def devices(*, lying: str = "") -> Devices:
    """Return the devices of the window. `lying` names the sample card that is laid on a simulated reader.

    :raises NoDevice: if there are none; simulated ones exist in the demo only
    """
    if settings.WINDOW_DEVICES == SIMULATOR and settings.IS_DEMO:
        reader = SimulatedReader(settings.DEMO_CARDS, lying=lying)
        return Devices(reader=reader, camera=SimulatedCamera(), samples=reader.samples)
    if settings.WINDOW_DEVICES.startswith("http://"):
        agent = LoopbackAgent(settings.WINDOW_DEVICES)
        return Devices(reader=agent, camera=agent)
    raise NoDevice
