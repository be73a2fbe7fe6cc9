using AutoDiff.CompilerServices;
using Xunit;

namespace AutoDiff.Tests.Lanes;

/// <summary>The functions on lanes by the number of their arguments.</summary>
/// <remarks>Those that keep the digits of a small argument are a list of their own: the framework's scalar ones lose them.</remarks>
public static class FunctionNames
{
    public static TheoryData<string> Unary => [.. Named(1).Where(name => !KeepsDigits(name))];

    public static TheoryData<string> Binary => [.. Named(2)];

    public static TheoryData<string> OfSmallArguments => [.. Named(1).Where(KeepsDigits)];

    private static bool KeepsDigits(string name) =>
        name.EndsWith("M1", StringComparison.Ordinal) || name.EndsWith("P1", StringComparison.Ordinal);

    private static IEnumerable<string> Named(int arguments) =>
        typeof(LaneMath).GetMethods()
            .Where(m => m.IsStatic && m.ReturnType.IsGenericParameter)
            .Where(m => m.GetParameters() is var p && p.Length == arguments && p.All(q => q.ParameterType.IsGenericParameter))
            .Select(m => m.Name)
            .Order(StringComparer.Ordinal);
}
