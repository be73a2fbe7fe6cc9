using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide256DoubleFunctionTests : LaneFunctionTests<Wide256<double>, double>;
