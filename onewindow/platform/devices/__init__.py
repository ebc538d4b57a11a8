"""What stands on a window's desk: a card reader and a document camera, behind one small contract."""
