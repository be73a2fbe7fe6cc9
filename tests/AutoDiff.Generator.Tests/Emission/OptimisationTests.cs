using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Tests.Transforms;
using AutoDiff.Generator.Transforms;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Emission;

/// <summary>Companions with each optimisation switched off compute what they compute with all of them.</summary>
public sealed class OptimisationTests
{
    private const string Source = """
        public static partial class Model
        {
            [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
            public static double Chain(double x, double y)
            {
                double a = x * Math.Sin(y) / (1 + x * x);
                double b = a > 0 ? Math.Sqrt(a) : -a;
                return b * Math.Exp(a * 0.5) - Math.Abs(y);
            }

            [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
            public static double Loop(ReadOnlySpan<double> x, double scale)
            {
                double sum = 0, product = 1;
                for (int i = 0; i < x.Length; i++)
                {
                    if (x[i] > 0.5)
                    {
                        sum += x[i] * x[i] * scale;
                    }
                    else
                    {
                        product *= Math.Cos(x[i]) + sum;
                    }
                }

                return sum * product;
            }

            [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
            public static void InPlace(ReadOnlySpan<double> x, Span<double> y)
            {
                Span<double> work = stackalloc double[3];
                for (int i = 0; i < 3; i++)
                {
                    work[i] = x[i] * y[i];
                }

                for (int i = 1; i < 3; i++)
                {
                    y[i] = work[i - 1] * y[i - 1] + Chain(work[i], y[i]);
                }
            }

            [Differentiable]
            public static double While(double x)
            {
                double r = x;
                int n = 0;
                while (r * r > 1e-3 && n < 20)
                {
                    r = r * 0.5 + 0.01 * Math.Sin(x * n);
                    n++;
                    if (n == 7)
                    {
                        break;
                    }
                }

                return r * n;
            }

            [Differentiable]
            public static double Triangle(ReadOnlySpan<double> x, ReadOnlySpan<double> factors, int stride)
            {
                var y = new double[x.Length];
                int at = 1, back = factors.Length;
                for (int column = 0; column + 1 < x.Length; column++)
                {
                    y[column] = y[column] * 0.5 + x[column];
                    y[column] *= x[column] + back;
                    for (int row = x.Length - 1; row > column; row--)
                    {
                        y[row] += factors[at++] * x[column] * y[column];
                        back -= stride;
                    }
                }

                double sum = at + back;
                foreach (double v in y)
                {
                    sum += v * v;
                }

                return sum;
            }

            [Differentiable]
            public static double Factor(ReadOnlySpan<double> x)
            {
                int n = x.Length;
                var l = new double[n * n];
                double sum = 0;
                for (int j = 0; j < n; j++)
                {
                    for (int i = j; i < n; i++)
                    {
                        double s = x[i] * Math.Cos(x[j]) * Math.Sin(x[j]);
                        for (int k = 0; k < j; k++)
                        {
                            s -= l[i * n + k] * l[j * n + k];
                        }

                        l[i * n + j] = s * 0.5;
                        sum += s * s;
                    }
                }

                return sum;
            }

            [Differentiable]
            public static double Chained(ReadOnlySpan<double> x)
            {
                double sum = 0;
                for (int i = 1; i + 1 < x.Length; i++)
                {
                    sum += x[i - 1] * x[i + 1] * Math.Sin(x[i]);
                }

                return sum;
            }

            [Differentiable]
            public static double Mixture(ReadOnlySpan<double> x, ReadOnlySpan<double> means, int d)
            {
                int k = means.Length / d, n = x.Length / d;
                var terms = new double[k];
                var centred = new double[d];
                double total = 0;
                for (int point = 0; point < n; point++)
                {
                    for (int c = 0; c < k; c++)
                    {
                        for (int i = 0; i < d; i++)
                        {
                            centred[i] = x[point * d + i] - means[c * d + i];
                        }

                        double norm = 0;
                        for (int i = 0; i < d; i++)
                        {
                            for (int j = 0; j <= i; j++)
                            {
                                norm += centred[i] * centred[j] * centred[j];
                            }
                        }

                        terms[c] = norm;
                    }

                    total += Largest(terms);
                }

                return total;
            }

            [Differentiable]
            public static double Rows(ReadOnlySpan<double> x, ReadOnlySpan<double> weights, int d)
            {
                int k = weights.Length, n = x.Length / d;
                var row = new double[d];
                var moved = new double[d];
                double total = 0;
                for (int point = 0; point < n; point++)
                {
                    double product = 1;
                    for (int c = 0; c < k; c++)
                    {
                        for (int i = 0; i < d; i++)
                        {
                            row[i] = x[point * d + i] * weights[c];
                            moved[i] = row[i] - weights[c];
                        }

                        int at = c;
                        for (int column = 0; column < d; column++)
                        {
                            for (int i = column; i < d; i++)
                            {
                                moved[i] += row[column] * weights[at++ % k];
                            }
                        }

                        double norm = 1;
                        foreach (double v in moved)
                        {
                            norm += v * v;
                        }

                        product *= norm;
                    }

                    total += product;
                }

                return total;
            }

            [Differentiable]
            public static double Largest(ReadOnlySpan<double> terms)
            {
                double largest = terms[0];
                for (int i = 1; i < terms.Length; i++)
                {
                    largest = terms[i] > largest ? terms[i] : largest;
                }

                return largest;
            }

            [Differentiable(Derivatives.Default | Derivatives.Batch)]
            public static double Soft([Batched] double shift, ReadOnlySpan<double> x)
            {
                double total = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    total += Math.Exp(x[i] * shift);
                }

                return Math.Log(total) * shift;
            }

            [Differentiable(Derivatives.Jvp | Derivatives.Hessian)]
            public static double Banded(ReadOnlySpan<double> x, double scale)
            {
                double sum = 0;
                for (int i = 1; i + 1 < x.Length; i++)
                {
                    double a = x[i + 1] - x[i] * x[i - 1];
                    double b = 1 - x[i] * Math.Sin(x[i - 1]);
                    if (a > 0.5)
                    {
                        a *= b + x[i];
                    }

                    sum += scale * (a * a) + b * b * a;
                }

                return sum;
            }

            [Differentiable(Derivatives.Jacobian)]
            public static void Stencil(ReadOnlySpan<double> x, Span<double> y)
            {
                double last = 1;
                for (int i = 0; i + 1 < x.Length; i++)
                {
                    double u = x[i] * x[i] * x[i + 1] - 4.4 * x[i] + x[i] * Math.Cos(x[i + 1]);
                    double v = u * x[i] - x[i + 1] * x[i + 1];
                    y[i] += u * last + v * v + 1;
                    last = v;
                }
            }

            [Differentiable(Derivatives.Default | Derivatives.Batch)]
            public static double Turned([Batched] double x, [Batched] double y) => Math.Sin(x) * y + Math.Cos(x) * SpecialMath.NormalCdf(y);

            [Differentiable(Derivatives.Default | Derivatives.Batch)]
            public static double Left([Batched] double start, double scale, [Batched] ReadOnlySpan<double> x)
            {
                double v = start;
                for (int i = 0; i < x.Length; i++)
                {
                    v *= Math.Exp(scale * x[i]);
                    if (v > 1.5)
                    {
                        return v * x[i];
                    }
                }

                for (int i = 0; i < 9 && v < 1; i++)
                {
                    v += scale * v * v;
                }

                return v;
            }

            [Differentiable(Derivatives.Jacobian | Derivatives.Batch)]
            public static void Rows([Batched] ReadOnlySpan<double> x, [Batched] double w, [Batched] Span<double> y)
            {
                double a = Math.Exp(x[0]) * x[1], c = 1;
                if (a > 1)
                {
                    c = Math.Sqrt(a) * x[2];
                    a = c / x[0];
                }

                y[0] = a * x[2] * y[0] * w;
                y[1] = c / (1 + (x[1] * x[1] * a)) + y[0];
            }

            public static double[] Run()
            {
                var results = new List<double>();
                double xAdjoint = 0.25, yAdjoint = -1;
                results.AddRange([.. Pair(ChainJvp(0.7, 1.3, 1, -2)), ChainVjp(0.7, 1.3, 3, ref xAdjoint, ref yAdjoint), xAdjoint, yAdjoint]);
                results.AddRange([.. Pair(ChainJvp(-0.7, 1.3, 1, -2)), ChainGradient(-0.7, 1.3, out double dx, out double dy), dx, dy]);
                double[] jacobian = new double[5];
                double[] x = [0.2, 0.9, -0.3, 1.4];
                results.Add(LoopJacobian(x, 0.8, jacobian));
                results.AddRange(jacobian);
                double[] gradient = new double[4];
                results.AddRange([.. Pair(LoopJvp(x, 0.8, [1, 2, 3, 4], -1)), LoopGradient(x, 0.8, gradient, out double scale), scale, .. gradient]);
                double[] y = [0.5, 1.5, 2.5];
                double[] dense = new double[9];
                InPlaceJacobian(x.AsSpan(0, 3), y, dense);
                results.AddRange([.. y, .. dense]);
                y = [0.5, 1.5, 2.5];
                double[] yA = [1, 2, 3];
                double[] xA = new double[3];
                InPlaceVjp(x.AsSpan(0, 3), y, xA, yA);
                results.AddRange([.. y, .. xA, .. yA]);
                results.AddRange([.. Pair(WhileJvp(3.1, 1)), WhileGradient(3.1, out double w), w]);
                double[] factors = [0.5, 0.25, -1, 2, 0.75, 1.5, -0.5], factorsGradient = new double[7];
                results.AddRange([TriangleGradient(x, factors, 2, gradient, factorsGradient), .. gradient, .. factorsGradient]);
                results.AddRange([.. Pair(TriangleJvp(x, factors, 2, [1, 2, 3, 4], [1, -1, 1, -1, 1, -1, 1])), TriangleGradient([], [1], 2, [], gradient.AsSpan(0, 1)), gradient[0]]);
                results.AddRange([FactorGradient(x, gradient), .. gradient, ChainedGradient(x, gradient), .. gradient, ChainedGradient(x.AsSpan(0, 2), gradient.AsSpan(0, 2)), .. gradient]);
                double[] means = [0.5, -0.25, 1.5, 2, -1, 0.75], meansGradient = new double[6];
                results.AddRange([MixtureGradient(x, means, 2, gradient, meansGradient), .. gradient, .. meansGradient]);
                double[] weights = [0.5, -1.25, 2], weightsGradient = new double[3];
                results.AddRange([RowsGradient(x, weights, 2, gradient, weightsGradient), .. gradient, .. weightsGradient, RowsGradient(x, [], 2, gradient, []), .. gradient]);
                double[] many = [.. Enumerable.Range(0, 80).Select(i => Math.Sin(1 + 2.3 * i))], wide = new double[81 * 81];
                results.AddRange([BandedHessian(many, 0.7, wide), .. wide]);
                double[] outputs = new double[79], large = new double[79 * 80];
                StencilJacobian(many, outputs, large);
                results.AddRange([.. outputs, .. large]);
                double[] points = [.. Enumerable.Range(0, 11).Select(i => 0.4 + Math.Sin(1 + 2.3 * i))], others = [.. points.Reverse()];
                double[] values = new double[11], xs = new double[11], ys = new double[11];
                TurnedGradientBatch(points, others, values, xs, ys);
                results.AddRange([.. values, .. xs, .. ys]);
                results.AddRange([SoftGradient(0.5, x, out double shift, gradient), shift, .. gradient]);
                SoftGradientBatch(points, x, values, xs, gradient);
                results.AddRange([.. values, .. xs, .. gradient]);
                double[] long3 = [.. points, .. others, .. xs], long3Gradient = new double[33];
                LeftGradientBatch(points, 0.7, long3, values, xs, out double scaleGradient, long3Gradient);
                results.AddRange([.. values, .. xs, scaleGradient, .. long3Gradient]);
                double[] inputs = [.. points, .. others, .. values], both = [.. others, .. points], jacobians = new double[11 * 2 * 4];
                RowsJacobianBatch(inputs, points, both, jacobians);
                results.AddRange([.. both, .. jacobians]);
                return results.ToArray();
            }

            private static double[] Pair((double Value, double Tangent) pair) => [pair.Value, pair.Tangent];
        }
        """;

    private static readonly Lazy<double[]> Expected = new(() => Run(TransformOptions.Default));

    [Fact]
    public void EveryOptimisationOff() => Check(TransformOptions.None);

    [Fact]
    public void LeavesNotInlined() => Check(TransformOptions.Default with { InlinesLeaves = false });

    [Fact]
    public void LoopsNotFused() => Check(TransformOptions.Default with { FusesLoops = false });

    [Fact]
    public void OneTangentPerSweep() => Check(TransformOptions.Default with { UsesLanes = false });

    [Fact]
    public void CopiesNotPropagated() => Check(TransformOptions.Default with { PropagatesCopies = false });

    [Fact]
    public void ConstantsNotFolded() => Check(TransformOptions.Default with { FoldsConstants = false });

    [Fact]
    public void CommonValuesNotShared() => Check(TransformOptions.Default with { SharesCommonValues = false });

    [Fact]
    public void FirstAccumulationsNotMerged() => Check(TransformOptions.Default with { MergesFirstAccumulation = false });

    [Fact]
    public void InductionVariablesNotClosed() => Check(TransformOptions.Default with { ClosesInductionVariables = false });

    [Fact]
    public void InvariantLoadsNotHoisted() => Check(TransformOptions.Default with { HoistsInvariantLoads = false });

    [Fact]
    public void ElementsNotMerged() => Check(TransformOptions.Default with { MergesElements = false });

    [Fact]
    public void SumsNotInRegisters() => Check(TransformOptions.Default with { SumsInRegisters = false });

    [Fact]
    public void LoopsVisitMemoryItself() => Check(TransformOptions.Default with { ViewsLoopMemory = false });

    [Fact]
    public void CarriedVariablesNotSplit() => Check(TransformOptions.Default with { CarriesInRegisters = false });

    [Fact]
    public void FunctionsNotPaired() => Check(TransformOptions.Default with { PairsFunctions = false });

    [Fact]
    public void ShadowsNotOverwritten() => Check(TransformOptions.Default with { OverwritesShadows = false });

    [Fact]
    public void MemoryNotRestored() => Check(TransformOptions.Default with { RestoresMemory = false });

    [Fact]
    public void BuffersNotExpanded() => Check(TransformOptions.Default with { ExpandsBuffers = false });

    [Fact]
    public void ShadowsNotRefilled() => Check(TransformOptions.Default with { RefillsShadows = false });

    [Fact]
    public void ZeroAdjointsNotSkipped() => Check(TransformOptions.Default with { SkipsZeroAdjoints = false });

    [Fact]
    public void ZeroTangentsNotSkipped() => Check(TransformOptions.Default with { SkipsZeroTangents = false });

    [Fact]
    public void ZeroTangentsAreTestedFor()
    {
        Assert.InRange(Count(TransformOptions.Default), 2, 11);
        Assert.Equal(0, Count(TransformOptions.Default with { SkipsZeroTangents = false }));

        static int Count(TransformOptions options) => Texts(options, out _).Sum(static text => text.Split("!TLanes.IsZero(").Length - 1);
    }

    [Fact]
    public void ShadowsNotPooled() => Check(TransformOptions.Default with { PoolsShadows = false });

    [Fact]
    public void ArraysNotPooled() => Check(TransformOptions.Default with { PoolsArrays = false });

    [Fact]
    public void SmallArraysNotSplit() => Check(TransformOptions.Default with { SplitsSmallArrays = false });

    [Fact]
    public void RegularPartialsNotTrusted() => Check(TransformOptions.Default with { TrustsRegularPartials = false });

    [Fact]
    public void ArgumentsNotLent() => Check(TransformOptions.Default with { LendsArguments = false });

    [Fact]
    public void TermsNotGathered() => Check(TransformOptions.Default with { GathersTerms = false });

    [Fact]
    public void BranchesNotSeeded() => Check(TransformOptions.Default with { SeedsBranches = false });

    [Fact]
    public void LoopsNotTurned() => Check(TransformOptions.Default with { TurnsLoops = false });

    [Fact]
    public void ForwardSweepsNotShared() => Check(TransformOptions.Default with { SharesForwardSweeps = false });

    [Fact]
    public void BoundedRecordsNotReservedAtOnce() => Check(TransformOptions.Default with { ReservesBoundedRecords = false });

    [Fact]
    public void FunctionsNotRecorded() => Check(TransformOptions.Default with { RecordsFunctions = false });

    [Fact]
    public void RecordedFunctionsAreEvaluatedOnce()
    {
        Assert.True(Count(TransformOptions.Default) < Count(TransformOptions.Default with { RecordsFunctions = false }));

        static int Count(TransformOptions options) => Texts(options, out _).Where(static text => text.Contains("SoftGradient", StringComparison.Ordinal)).Sum(static text => text.Split("Math.Exp").Length - 1);
    }

    [Fact]
    public void MasksNotLeftOut() => Check(TransformOptions.Default with { LeavesMasksOut = false });

    [Fact]
    public void FewerMasksAreFewerSelections()
    {
        Assert.True(Count(TransformOptions.Default) < Count(TransformOptions.Default with { LeavesMasksOut = false }));

        static int Count(TransformOptions options) => Texts(options, out _).Sum(static text => text.Split("TLanes.Select(").Length - 1);
    }

    [Theory]
    [InlineData(" != 0.0)")]
    [InlineData("++)")]
    [InlineData("Angle.SinCos")]
    [InlineData("LaneMath.SinCos<")]
    [InlineData("[at + 1]")]
    [InlineData("LaneMath.NormalCdfPair<")]
    [InlineData("seeds.Length * row.Length")]
    [InlineData("Shadow.ClearAround")]
    [InlineData("l[t")]
    [InlineData("Parts.Slice(")]
    [InlineData("movedAdjointPart[i2] = 2.0 *")]
    public void ThePassesOfReverseModeChangeTheCode(string trace)
    {
        TransformOptions without = TransformOptions.Default with { PairsFunctions = false, OverwritesShadows = false, RestoresMemory = false, SkipsZeroAdjoints = false, TurnsLoops = false, SharesForwardSweeps = false, ExpandsBuffers = false, RefillsShadows = false, ReservesBoundedRecords = false };
        int with = Count(Texts(TransformOptions.Default, out _)), before = Count(Texts(without, out _));
        Assert.True(with > before);

        int Count(List<string> texts) => texts.Sum(text => text.Split(trace).Length - 1);
    }

    [Fact]
    public void DeadCodeNotRemoved() => Check(TransformOptions.Default with { RemovesDeadCode = false });

    [Fact]
    public void NothingSunkIntoBranches() => Check(TransformOptions.Default with { SinksIntoBranches = false });

    [Fact]
    public void TheOptimisationsChangeTheCode()
    {
        // But for what may lengthen it: inlining, variables and views for loops, what travels in variables or is brought back, and sweeps of their own for several tangents at once.
        TransformOptions shortening = TransformOptions.Default with { InlinesLeaves = false, UsesLanes = false, ViewsLoopMemory = false, CarriesInRegisters = false, PairsFunctions = false, OverwritesShadows = false, RestoresMemory = false, SkipsZeroAdjoints = false, TurnsLoops = false, PoolsShadows = false, PoolsArrays = false, SharesForwardSweeps = false };
        string all = string.Concat(Texts(shortening, out _));
        string none = string.Concat(Texts(TransformOptions.None, out _));
        Assert.True(all.Length < none.Length);
    }

    /// <summary>Sums may be in another order.</summary>
    private static void Check(TransformOptions options)
    {
        double[] results = Run(options);
        Assert.Equal(Expected.Value.Length, results.Length);
        for (int i = 0; i < results.Length; i++)
        {
            Assert.Equal(Expected.Value[i], results[i], 1e-14 * (1 + Math.Abs(results[i])));
        }
    }

    private static double[] Run(TransformOptions options)
    {
        IEnumerable<string> texts = Texts(options, out CSharpCompilation compilation);
        compilation = compilation.AddSyntaxTrees(texts.Select((text, i) => GeneratorHost.Parse(new SourceFile($"{i}.g.cs", text))));
        using LoadedAssembly assembly = LoadedAssembly.Load(compilation);
        double[] results = assembly.GetType("Model").GetMethod("Run")!.CreateDelegate<Func<double[]>>()();
        return [.. results.Select(static result => result == 0 ? 0 : result)];
    }

    private static List<string> Texts(TransformOptions options, out CSharpCompilation compilation)
    {
        compilation = GeneratorHost.CreateCompilation([GeneratorHost.Parse(new SourceFile("Model.cs", Source))]);
        RuleTable rules = RuleReader.Read(compilation);
        List<string> texts = [];
        foreach (DifferentiableMember member in LanguageMembers.Of(compilation).Values)
        {
            CompanionSet companions = CompanionFactory.Build(member, rules, options);
            Assert.Empty(companions.Problems);
            texts.Add(companions.Text!);
        }

        Assert.Equal(16, texts.Count);
        return texts;
    }
}
