using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide2048DoubleFunctionTests : LaneFunctionTests<Wide2048<double>, double>;
