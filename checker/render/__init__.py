"""One renderer a format: a report in, text out. Rendering never decides; renderers import no sibling."""
