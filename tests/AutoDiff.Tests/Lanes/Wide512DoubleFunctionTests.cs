using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes;

public sealed class Wide512DoubleFunctionTests : LaneFunctionTests<Wide512<double>, double>;
