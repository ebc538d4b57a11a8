"""一窗 OneWindow — one window, one net, one time."""
