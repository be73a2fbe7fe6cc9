using System.Reflection;
using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Lanes.Accuracy;

/// <summary>The greatest error of a function on lanes, in units in the last place, against the reference.</summary>
public static class AccuracyMeasurement
{
    /// <summary>Measures at random points.</summary>
    /// <returns>The greatest error, where it is, and the scalar function's greatest error at the same points.</returns>
    public static (double Units, double X, double Y, double ScalarUnits) Measure(AccuracyCase accuracy, int points, int seed)
    {
        var lanes = typeof(AccuracyMeasurement).GetMethod(accuracy.Arguments == 1 ? nameof(One) : nameof(Two), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(typeof(Wide512<double>))
            .Invoke(null, [accuracy.Name])!;
        var random = new Random(seed);
        var count = Wide512<double>.Count;
        var (xs, ys, values) = (new double[count], new double[count], new double[count]);
        var scalar = Scalar(accuracy);
        var scalarOne = accuracy.Arguments == 1 ? scalar.CreateDelegate<Func<double, double>>() : null;
        var scalarTwo = accuracy.Arguments == 2 ? scalar.CreateDelegate<Func<double, double, double>>() : null;
        var (worst, worstX, worstY, worstScalar) = (0.0, 0.0, 0.0, 0.0);
        for (var start = 0; start < points; start += count)
        {
            for (var i = 0; i < count; i++)
            {
                (xs[i], ys[i]) = (accuracy.X(random), accuracy.Y(random));
            }

            if (lanes is Action<double[], double[]> one)
            {
                one(xs, values);
            }
            else
            {
                ((Action<double[], double[], double[]>)lanes)(xs, ys, values);
            }

            for (var i = 0; i < count; i++)
            {
                var reference = accuracy.Reference(xs[i], ys[i]);
                var units = Units(values[i], reference);
                worstScalar = Math.Max(worstScalar, Units(scalarOne is null ? scalarTwo!(xs[i], ys[i]) : scalarOne(xs[i]), reference));
                if (!(units <= worst))
                {
                    (worst, worstX, worstY) = (units, xs[i], ys[i]);
                }
            }
        }

        return (worst, worstX, worstY, worstScalar);
    }

    /// <summary>The scalar function of the framework or the runtime.</summary>
    public static MethodInfo Scalar(AccuracyCase accuracy)
    {
        Type[] parameters = [.. Enumerable.Repeat(typeof(double), accuracy.Arguments)];
        return (typeof(double).GetMethod(accuracy.Name, parameters) ?? typeof(SpecialMath).GetMethod(accuracy.Name, parameters))!;
    }

    private static double Units(double actual, DoubleDouble reference)
    {
        var size = Math.Abs(reference.Hi);
        if (double.IsInfinity(size) || double.IsInfinity(actual))
        {
            return actual == reference.Hi || size > double.MaxValue / 1.0000001 || Math.Abs(actual) >= double.MaxValue ? 0 : double.PositiveInfinity;
        }

        // In parts, as a difference of the whole would round.
        return Math.Abs((actual - reference.Hi) - reference.Lo) / (Math.BitIncrement(size) - size);
    }

    private static Action<double[], double[]> One<TLanes>(string name)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var function = Bound<TLanes>(name, 1).CreateDelegate<Func<TLanes, TLanes>>();
        return (x, result) => TLanes.Store(function(TLanes.Load(ref x[0])), ref result[0]);
    }

    private static Action<double[], double[], double[]> Two<TLanes>(string name)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var function = Bound<TLanes>(name, 2).CreateDelegate<Func<TLanes, TLanes, TLanes>>();
        return (x, y, result) => TLanes.Store(function(TLanes.Load(ref x[0]), TLanes.Load(ref y[0])), ref result[0]);
    }

    private static MethodInfo Bound<TLanes>(string name, int arguments) => typeof(LaneMath).GetMethods()
        .Single(m => m.Name == name && m.GetParameters() is var p && p.Length == arguments && p.All(q => q.ParameterType.IsGenericParameter))
        .MakeGenericMethod(typeof(TLanes), typeof(double));
}
