using Xunit;
using Deep = AutoDiff.Dual<AutoDiff.Dual<AutoDiff.Dual<AutoDiff.Dual<double>>>>;

namespace AutoDiff.Tests.CompilerServices.Taylor;

/// <summary>Every recurrence against dual numbers nested four deep, which know nothing of series.</summary>
public class SeriesAgainstDualsTests
{
    private static readonly Dictionary<string, Func<Deep, Deep, Deep, Deep>> Functions = new(StringComparer.Ordinal)
    {
        ["Abs"] = static (a, _, _) => Deep.Abs(a),
        ["Acos"] = static (a, _, _) => Deep.Acos(a),
        ["AcosPi"] = static (a, _, _) => Deep.AcosPi(a),
        ["Acosh"] = static (a, _, _) => Deep.Acosh(a),
        ["Asin"] = static (a, _, _) => Deep.Asin(a),
        ["AsinPi"] = static (a, _, _) => Deep.AsinPi(a),
        ["Asinh"] = static (a, _, _) => Deep.Asinh(a),
        ["Atan"] = static (a, _, _) => Deep.Atan(a),
        ["AtanPi"] = static (a, _, _) => Deep.AtanPi(a),
        ["Atanh"] = static (a, _, _) => Deep.Atanh(a),
        ["Cbrt"] = static (a, _, _) => Deep.Cbrt(a),
        ["Cos"] = static (a, _, _) => Deep.Cos(a),
        ["CosPi"] = static (a, _, _) => Deep.CosPi(a),
        ["Cosh"] = static (a, _, _) => Deep.Cosh(a),
        ["DegreesToRadians"] = static (a, _, _) => Deep.DegreesToRadians(a),
        ["Exp"] = static (a, _, _) => Deep.Exp(a),
        ["Exp10"] = static (a, _, _) => Deep.Exp10(a),
        ["Exp10M1"] = static (a, _, _) => Deep.Exp10M1(a),
        ["Exp2"] = static (a, _, _) => Deep.Exp2(a),
        ["Exp2M1"] = static (a, _, _) => Deep.Exp2M1(a),
        ["ExpM1"] = static (a, _, _) => Deep.ExpM1(a),
        ["Log"] = static (a, _, _) => Deep.Log(a),
        ["Log10"] = static (a, _, _) => Deep.Log10(a),
        ["Log10P1"] = static (a, _, _) => Deep.Log10P1(a),
        ["Log2"] = static (a, _, _) => Deep.Log2(a),
        ["Log2P1"] = static (a, _, _) => Deep.Log2P1(a),
        ["LogP1"] = static (a, _, _) => Deep.LogP1(a),
        ["RadiansToDegrees"] = static (a, _, _) => Deep.RadiansToDegrees(a),
        ["Sin"] = static (a, _, _) => Deep.Sin(a),
        ["SinPi"] = static (a, _, _) => Deep.SinPi(a),
        ["Sinh"] = static (a, _, _) => Deep.Sinh(a),
        ["Sqrt"] = static (a, _, _) => Deep.Sqrt(a),
        ["Tan"] = static (a, _, _) => Deep.Tan(a),
        ["TanPi"] = static (a, _, _) => Deep.TanPi(a),
        ["Tanh"] = static (a, _, _) => Deep.Tanh(a),
        ["BitDecrement"] = static (a, _, _) => Deep.BitDecrement(a),
        ["BitIncrement"] = static (a, _, _) => Deep.BitIncrement(a),
        ["Erf"] = static (a, _, _) => SpecialMath.Erf(a),
        ["Erfc"] = static (a, _, _) => SpecialMath.Erfc(a),
        ["NormalCdf"] = static (a, _, _) => SpecialMath.NormalCdf(a),
        ["NormalInverseCdf"] = static (a, _, _) => SpecialMath.NormalInverseCdf(a),
        ["NormalPdf"] = static (a, _, _) => SpecialMath.NormalPdf(a),
        ["RootN5"] = static (a, _, _) => Deep.RootN(a, 5),
        ["ScaleB3"] = static (a, _, _) => Deep.ScaleB(a, 3),
        ["Negate"] = static (a, _, _) => -a,
        ["Add/2"] = static (a, b, _) => a + b,
        ["Subtract/2"] = static (a, b, _) => a - b,
        ["Multiply/2"] = static (a, b, _) => a * b,
        ["Divide/2"] = static (a, b, _) => a / b,
        ["Remainder/2"] = static (a, b, _) => a % b,
        ["Ieee754Remainder/2"] = static (a, b, _) => Deep.Ieee754Remainder(a, b),
        ["Atan2/2"] = static (a, b, _) => Deep.Atan2(a, b),
        ["Atan2Pi/2"] = static (a, b, _) => Deep.Atan2Pi(a, b),
        ["CopySign/2"] = static (a, b, _) => Deep.CopySign(a, b),
        ["Hypot/2"] = static (a, b, _) => Deep.Hypot(a, b),
        ["Log/2"] = static (a, b, _) => Deep.Log(a, b),
        ["Max/2"] = static (a, b, _) => Deep.Max(a, b),
        ["MaxMagnitude/2"] = static (a, b, _) => Deep.MaxMagnitude(a, b),
        ["MaxMagnitudeNumber/2"] = static (a, b, _) => Deep.MaxMagnitudeNumber(a, b),
        ["MaxNumber/2"] = static (a, b, _) => Deep.MaxNumber(a, b),
        ["Min/2"] = static (a, b, _) => Deep.Min(a, b),
        ["MinMagnitude/2"] = static (a, b, _) => Deep.MinMagnitude(a, b),
        ["MinMagnitudeNumber/2"] = static (a, b, _) => Deep.MinMagnitudeNumber(a, b),
        ["MinNumber/2"] = static (a, b, _) => Deep.MinNumber(a, b),
        ["Pow/2"] = static (a, b, _) => Deep.Pow(a, b),
        ["Clamp/3"] = static (a, b, c) => Deep.Clamp(a, b, c),
        ["FusedMultiplyAdd/3"] = static (a, b, c) => Deep.FusedMultiplyAdd(a, b, c),
        ["Lerp/3"] = static (a, b, c) => Deep.Lerp(a, b, c),
        ["MultiplyAddEstimate/3"] = static (a, b, c) => Deep.MultiplyAddEstimate(a, b, c),
        ["MaxNative/2"] = static (a, b, _) => Native<Deep>.Max(a, b),
        ["MinNative/2"] = static (a, b, _) => Native<Deep>.Min(a, b),
        ["ClampNative/3"] = static (a, b, c) => Native<Deep>.Clamp(a, b, c),
    };

    /// <summary>What only the interfaces have.</summary>
    private static class Native<T>
        where T : System.Numerics.INumber<T>
    {
        public static T Max(T a, T b) => T.MaxNative(a, b);

        public static T Min(T a, T b) => T.MinNative(a, b);

        public static T Clamp(T a, T b, T c) => T.ClampNative(a, b, c);
    }

    /// <summary>What a dual number has only about is no measure for what is exact.</summary>
    private static readonly string[] Estimates = ["ReciprocalEstimate", "ReciprocalSqrtEstimate"];

    [Fact]
    public void EveryFunctionIsCompared() =>
        Assert.DoesNotContain(SeriesFunctions.OfTheRuntime, static name => !Estimates.Contains(name) && !Functions.ContainsKey(name) && !Functions.Keys.Any(key => SeriesFunctions.IsWithNumber(key, name)));

    public static TheoryData<string, double> Samples
    {
        get
        {
            var data = new TheoryData<string, double>();
            foreach (string name in Functions.Keys.Order(StringComparer.Ordinal))
            {
                foreach (double x in name.StartsWith("Acosh", StringComparison.Ordinal) ? [1.25, 3.5] : (double[])[0.3, 0.85])
                {
                    data.Add(name, x);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void TheFourthOrderIsThatOfNestedDuals(string name, double x)
    {
        double[][] arguments = [[x, 0.75, -0.25, 0.5, 0.125], [0.7, -0.5, 0.375, 0.25, -0.625], [0.2, 0.25, 0.125, -0.5, 0.25]];
        if (name is "Clamp/3" or "ClampNative/3")
        {
            arguments[2][0] = 0.8;
        }

        double[] series = new double[5];
        SeriesFunctions.All[name](arguments, series);
        Deep value = Functions[name](Curve(arguments[0]), Curve(arguments[1]), Curve(arguments[2]));
        double[] derivatives = Derivatives(value);
        double factorial = 1;
        for (int k = 0; k < series.Length; k++)
        {
            factorial *= Math.Max(1, k);
            double expected = derivatives[k] / factorial;
            Assert.True(
                Math.Abs(series[k] - expected) <= 1e-11 * Math.Max(1, Math.Abs(expected)),
                $"Coefficient {k} of {name} at {x} is {series[k]:R}, by dual numbers {expected:R}.");
        }
    }

    /// <summary>The polynomial at 0, with its derivatives on each of the four levels.</summary>
    private static Deep Curve(double[] coefficients)
    {
        var one = new Dual<double>(0, 1);
        var two = new Dual<Dual<double>>(one, Dual<double>.One);
        var three = new Dual<Dual<Dual<double>>>(two, Dual<Dual<double>>.One);
        var t = new Deep(three, Dual<Dual<Dual<double>>>.One);
        Deep sum = Deep.Zero;
        for (int k = coefficients.Length - 1; k >= 0; k--)
        {
            sum = (sum * t) + Deep.CreateChecked(coefficients[k]);
        }

        return sum;
    }

    private static double[] Derivatives(Deep value) =>
    [
        value.Value.Value.Value.Value,
        value.Value.Value.Value.Tangent,
        value.Value.Value.Tangent.Tangent,
        value.Value.Tangent.Tangent.Tangent,
        value.Tangent.Tangent.Tangent.Tangent,
    ];
}
