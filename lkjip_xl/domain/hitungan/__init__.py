"""Computing: from what an office enters to every figure of its report."""
