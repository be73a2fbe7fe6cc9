namespace AutoDiff.Tests.Rules;

/// <summary>The points at which the rules are tried.</summary>
internal static class Samples
{
    private static readonly double[] Line = [-2.3, -0.7, 0.3, 1.9];
    private static readonly double[] Positive = [1e-60, 1e-3, 0.2, 0.9, 1.7, 25, 1e60];
    private static readonly double[] UnitInterval = [-0.999999, -0.6, 0.1, 0.75, 0.999];
    private static readonly double[] AboveMinusOne = [-0.999999, -0.4, 1e-9, 0.3, 4];
    private static readonly double[] Special =
        [double.NegativeInfinity, -1e200, -2, -1, -0.5, -1e-200, -0.0, 0, 1e-200, 0.5, 1, 2, 3, 1e200, double.PositiveInfinity, double.NaN];

    /// <summary>Points where the function is smooth, with how far it is so in every direction.</summary>
    public static IEnumerable<(double[] Point, double Reach)> Ordinary(Rule rule) => (rule.Name, rule.Arity) switch
    {
        ("Log" or "Log2" or "Log10", 1) or ("Sqrt" or "ReciprocalEstimate" or "ReciprocalSqrtEstimate", _) =>
            Positive.Select(x => (new[] { x }, x)),
        ("Cbrt", _) => Positive.Concat(Positive.Select(x => -x)).Select(x => (new[] { x }, Math.Abs(x))),
        ("LogP1" or "Log2P1" or "Log10P1", _) => AboveMinusOne.Select(x => (new[] { x }, 1 + x)),
        ("Asin" or "Acos" or "AsinPi" or "AcosPi" or "Atanh", _) =>
            UnitInterval.Select(x => (new[] { x }, 1 - Math.Abs(x))),
        ("NormalInverseCdf", _) => new[] { 1e-9, 0.01, 0.3, 0.5, 0.9 }.Select(x => (new[] { x }, Math.Min(x, 1 - x))),
        ("Acosh", _) => new[] { 1.000001, 1.2, 3, 1e3, 1e200 }.Select(x => (new[] { x }, x - 1)),
        ("Asinh", _) => new[] { -1e200, -3, 0.2, 1e3 }.Select(x => (new[] { x }, Math.Max(1, Math.Abs(x)))),
        ("TanPi", _) => [([0.49999], 1e-5), ([-0.2], 0.3), ([0.3], 0.2), ([1.1], 0.4)],
        ("Tan", _) => [([1.57], 7e-4), ([-0.2], 1), ([0.9], 0.6), ([4.0], 0.6)],
        ("Log", _) => [([2.0, 10.0], 1), ([0.3, 2.0], 0.3), ([7.0, 0.4], 0.4), ([3.0, 1.01], 0.01)],
        ("Pow", _) => [([2.0, 3.0], 2), ([0.3, -1.7], 0.3), ([7.0, 0.4], 3), ([1e-6, 2.5], 1e-6), ([1e6, 2.5], 1), ([3.0, 0.0], 1)],
        ("RootN", _) => [([2.0, 3.0], 2), ([-8.0, 3.0], 8), ([5.0, -2.0], 5), ([1e-60, 2.0], 1e-60), ([1e60, 7.0], 1e60), ([3.0, 1000.0], 3)],
        ("ScaleB", _) => [([2.0, 3.0], 1), ([-0.3, -4.0], 1)],
        ("Round", 2) => [([2.343, 1.0], 0.004), ([-0.71, 0.0], 0.2)],
        ("Round", 3) => [([2.343, 1.0, 0.0], 0.004), ([-0.71, 0.0, 1.0], 0.2)],
        ("Hypot", _) => [([3.0, 4.0], 3), ([-1e-3, 2.0], 1), ([1e-60, 2e-60], 1e-60), ([1e60, -3e60], 1e60)],
        ("Atan2" or "Atan2Pi", _) =>
            [([3.0, 4.0], 3), ([-1e-3, 2.0], 1), ([2.0, 1e-3], 1), ([1e-60, 2e-60], 1e-60), ([1e60, -3e60], 1e60), ([1.0, -2.0], 1)],
        ("Ieee754Remainder", _) => [([7.3, 2.0], 0.05), ([-9.1, 0.7], 0.01), ([1.0, 5.0], 0.3)],
        (_, 2) => [([3.0, -4.0], 0.9), ([-0.5, 2.0], 0.4), ([1.5, 0.7], 0.6), ([-3.0, -0.8], 0.7)],
        ("Clamp" or "ClampNative", _) => [([0.5, -1.0, 2.0], 0.9), ([-3.0, -1.0, 2.0], 0.9), ([3.5, -1.0, 2.0], 0.9)],
        (_, 3) => [([2.0, 3.0, -0.5], 1), ([-0.7, 0.2, 0.3], 1)],
        _ => Line.Select(x => (new[] { x }, 0.2)),
    };

    /// <summary>Every combination of ordinary, extreme and special numbers that the function takes.</summary>
    public static IEnumerable<double[]> Edges(Rule rule)
    {
        IEnumerable<double[]> points = [[]];
        for (int i = 0; i < rule.Arity; i++)
        {
            double[] choices = (rule.Name, i) switch
            {
                ("RootN", 1) => [-3, -2, -1, 0, 1, 2, 3, 5],
                ("ScaleB", 1) => [-2000, -3, 0, 4, 2000],
                ("Round", 1) => [0, 3],
                ("Round", 2) => [0, 1, 2, 3, 4],
                _ => Special,
            };
            points = points.SelectMany(point => choices.Select(choice => (double[])[.. point, choice]));
        }

        return rule.Name.StartsWith("Clamp", StringComparison.Ordinal) ? points.Where(point => !(point[1] > point[2])) : points;
    }
}
