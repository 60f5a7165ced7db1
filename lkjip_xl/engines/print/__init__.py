"""Paper: pages as PDF, by LibreOffice or by Excel, and bound together."""
