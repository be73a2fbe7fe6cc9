using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide128DoubleFunctionTests : LaneFunctionTests<Wide128<double>, double>;
