"""Read the figures of a chip as specifications: metric, value and unit, all without counting sparsity."""

from collections.abc import Iterator

from chipcontrols.loaders.claim import Claim, Iri, Quantity, entity_iri
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Said, Table

# column, metric, unit
FIGURES = (
    ("die_area_mm2", "die-area", "mm2"),
    ("fp4_tflops", "fp4-performance", "TFLOPS"),
    ("fp8_tflops", "fp8-performance", "TFLOPS"),
    ("fp16_tflops", "fp16-performance", "TFLOPS"),
    ("int8_tops", "int8-performance", "TOPS"),
    ("tpp", "total-processing-performance", "TPP"),
    ("performance_density", "performance-density", "TPP/mm2"),
    ("interconnect_gbps", "interconnect-rate", "GB/s"),
    ("memory_gb", "memory-capacity", "GB"),
)
FUNCTION = "dominant-function-of-the-package"


def specifications(table: Table, row: Row, item: Iri, said: Said, modality: str) -> Iterator[Claim]:
    """Yield a specification for each filled figure of a row, and the type of memory in words."""
    per, memory = row.take("figures_per"), row.take("memory_type")
    # Memory on the die itself is not the dynamic memory that bounds on bandwidth count.
    bandwidth = "sram-bandwidth" if memory == "SRAM" else "memory-bandwidth"
    details = {"measure": per and f"per {per}"}
    for column, metric, unit in (*FIGURES, ("memory_bandwidth_gbps", bandwidth, "GB/s")):
        figure = row.number(column)
        if figure is None:
            continue
        if figure <= 0:
            raise row.reject("FIGURE", f"{column} {figure} is not above zero")
        yield table.claim(
            "ProductSpecification", {"item": item, "metric": entity_iri("metric", metric)}, said,
            details=details, value=Quantity(figure, unit=unit), modality=modality,
        )  # fmt: skip
    for metric, text in (("memory-type", memory), (FUNCTION, table.lookups.get("function"))):
        if text:
            yield table.claim(
                "ProductSpecification", {"item": item, "metric": entity_iri("metric", metric)}, said,
                details={**details, "text": text}, modality=modality,
            )  # fmt: skip
