using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using AutoDiff.CompilerServices;
using AutoDiff.Tests.Lanes.Accuracy;

namespace AutoDiff.Benchmarks.Lanes;

/// <summary>The functions on lanes beside the scalar ones: paired runs, medians, nanoseconds per element.</summary>
internal static class LaneSpeedBenchmark
{
    private const int Length = 1024;
    private const int Rounds = 41;

    /// <summary>Measures every function at every width.</summary>
    /// <param name="output">Where the table goes.</param>
    public static void Run(TextWriter output)
    {
        output.WriteLine("Nanoseconds per element, medians of paired runs.");
        output.WriteLine();
        output.WriteLine("| function | scalar | 8 lanes | 4 lanes | 2 lanes | 8 lanes / scalar |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var accuracy in AccuracyCase.All)
        {
            var random = new Random(1);
            double[] x = [.. Enumerable.Range(0, Length).Select(_ => Moderate(accuracy, accuracy.X(random)))];
            double[] y = [.. Enumerable.Range(0, Length).Select(_ => accuracy.Y(random))];
            var result = new double[Length];
            Action[] runs =
            [
                Scalar(accuracy, x, y, result),
                OnLanes<Wide512<double>>(accuracy, x, y, result),
                OnLanes<Wide256<double>>(accuracy, x, y, result),
                OnLanes<Wide128<double>>(accuracy, x, y, result),
            ];
            var times = Paired(runs);
            output.WriteLine(FormattableString.Invariant(
                $"| `{accuracy.Name}` | {times[0]:F2} | {times[1]:F2} | {times[2]:F2} | {times[3]:F2} | {times[1] / times[0]:F2} |"));
        }
    }

    /// <summary>Sizes that occur: without the far ends, where both sides leave their usual way.</summary>
    private static double Moderate(AccuracyCase accuracy, double x) =>
        accuracy.Name is "Sin" or "Cos" or "Tan" ? x % 100 : accuracy.Name.StartsWith("Log", StringComparison.Ordinal) ? x : x % 700;

    private static double[] Paired(Action[] runs)
    {
        foreach (var run in runs)
        {
            for (var i = 0; i < 200; i++)
            {
                run();
            }
        }

        Thread.Sleep(200);
        var samples = runs.Select(_ => new double[Rounds]).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < runs.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                for (var repeat = 0; repeat < 20; repeat++)
                {
                    runs[i]();
                }

                samples[i][round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / (20.0 * Length);
            }
        }

        return [.. samples.Select(s => s.Order().ElementAt(Rounds / 2))];
    }

    private static Action Scalar(AccuracyCase accuracy, double[] x, double[] y, double[] result)
    {
        var method = AccuracyMeasurement.Scalar(accuracy);
        if (accuracy.Arguments == 2)
        {
            var two = method.CreateDelegate<Func<double, double, double>>();
            return () =>
            {
                for (var i = 0; i < x.Length; i++)
                {
                    result[i] = two(x[i], y[i]);
                }
            };
        }

        var one = method.CreateDelegate<Func<double, double>>();
        return () =>
        {
            for (var i = 0; i < x.Length; i++)
            {
                result[i] = one(x[i]);
            }
        };
    }

    private static unsafe Action OnLanes<TLanes>(AccuracyCase accuracy, double[] x, double[] y, double[] result)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var method = typeof(LaneMath).GetMethods()
            .Single(m => m.Name == accuracy.Name && m.GetParameters() is var p && p.Length == accuracy.Arguments && p.All(q => q.ParameterType.IsGenericParameter))
            .MakeGenericMethod(typeof(TLanes), typeof(double));
        if (accuracy.Arguments == 2)
        {
            var two = (delegate*<TLanes, TLanes, TLanes>)(void*)method.MethodHandle.GetFunctionPointer();
            return () =>
            {
                for (var i = 0; i < x.Length; i += TLanes.Count)
                {
                    TLanes.Store(two(TLanes.Load(ref x[i]), TLanes.Load(ref y[i])), ref result[i]);
                }
            };
        }

        var one = (delegate*<TLanes, TLanes>)(void*)method.MethodHandle.GetFunctionPointer();
        return () =>
        {
            for (var i = 0; i < x.Length; i += TLanes.Count)
            {
                TLanes.Store(one(TLanes.Load(ref x[i])), ref result[i]);
            }
        };
    }
}
