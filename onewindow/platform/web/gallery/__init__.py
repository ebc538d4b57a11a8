"""The component page (/ui/): every component with its variants, in the demo and in tests."""
