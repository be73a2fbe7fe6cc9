using System.Reflection;

namespace AutoDiff.LinearAlgebra.Tests.Harness;

/// <summary>The one test that every primitive goes through, at one point.</summary>
public sealed class PrimitiveCheck(Type owner, string name, params object[] point)
{
    private readonly Primitive _primitive = new(owner, name);
    private readonly Random _random = new(7);

    /// <summary>What finite differences must agree to, relative to the largest number compared.</summary>
    public double Tolerance { get; init; } = 2e-8;

    /// <summary>The first step of finite differences: smaller where a kink is near.</summary>
    public double Step { get; init; } = 0.02;

    public void Run()
    {
        CheckSignatures();
        for (int direction = 0; direction < 3; direction++)
        {
            CheckFirstOrder();
            CheckSecondOrder();
        }

        CheckLengths();
        CheckAllocations();
    }

    /// <summary>The point with its scalars unboxed into arrays where they are shadowed: tangents as they are passed.</summary>
    private object[] Tangents() =>
        [.. _primitive.Active.Select(i => _primitive.IsScalar(i) ? (object)Normal() : Normals(((double[])point[i]).Length))];

    private object[] Adjoints() =>
        [.. _primitive.Active.Select(i => Normals(_primitive.IsScalar(i) ? 1 : ((double[])point[i]).Length))];

    private double Normal() => (2 * _random.NextDouble()) - 1;

    private double[] Normals(int count) => [.. Enumerable.Range(0, count).Select(_ => Normal())];

    private static object[] Copy(object[] values) => [.. values.Select(v => v is Array array ? array.Clone() : v)];

    private static double[] Flat(object value) => value as double[] ?? [(double)value];

    private object[] Moved(object[] values, object[] directions, double step)
    {
        object[] moved = Copy(values);
        for (int k = 0; k < directions.Length; k++)
        {
            int at = values.Length == directions.Length ? k : _primitive.Active[k];
            double[] direction = Flat(directions[k]);
            if (moved[at] is double[] array)
            {
                for (int i = 0; i < array.Length; i++)
                {
                    array[i] += step * direction[i];
                }
            }
            else
            {
                moved[at] = (double)moved[at] + (step * direction[0]);
            }
        }

        return moved;
    }

    /// <summary>Outputs in order, the result last.</summary>
    private double[] Outputs(object[] arguments, double result) =>
        [.. Enumerable.Range(0, arguments.Length).Where(_primitive.IsOutput).SelectMany(i => (double[])arguments[i]), result];

    private void CheckFirstOrder()
    {
        object[] tangents = Tangents();
        object[] primalArguments = Copy(point);
        double[] value = Outputs(primalArguments, _primitive.Primal(primalArguments));

        object[] arguments = Copy(point);
        object[] outTangents = Copy(tangents);
        (double result, double resultTangent) = _primitive.Jvp(arguments, outTangents);
        Near(value, Outputs(arguments, result), 1e-12, "value of the JVP");
        double[] tangent = OutputShadows(outTangents, resultTangent);
        double[] difference = Differences.Of(step =>
        {
            object[] moved = Moved(point, tangents, step);
            return Outputs(moved, _primitive.Primal(moved));
        }, Step);
        Near(difference, tangent, Tolerance, "JVP against finite differences");

        object[] adjoints = Adjoints();
        object[] moving = Copy(adjoints);
        double resultAdjoint = Normal();
        arguments = Copy(point);
        Near(value, Outputs(arguments, _primitive.Vjp(arguments, resultAdjoint, moving)), 1e-12, "value of the VJP");
        double left = Inner(OutputShadows(adjoints, resultAdjoint), tangent);
        double right = 0;
        double scale = Math.Abs(left);
        for (int k = 0; k < adjoints.Length; k++)
        {
            double[] before = (double[])adjoints[k];
            double[] after = (double[])moving[k];
            double[] direction = Flat(tangents[k]);
            for (int i = 0; i < before.Length; i++)
            {
                // What was in the adjoint of an input stays; the adjoint of an output is taken, and that of what was there before comes out.
                double added = _primitive.IsOutput(_primitive.Active[k]) ? after[i] : after[i] - before[i];
                right += added * direction[i];
                scale += Math.Abs(added * direction[i]);
            }
        }

        Assert.True(Math.Abs(left - right) <= 1e-10 * scale, $"{name}: the VJP is not the transpose of the JVP: {left:R} and {right:R}");
    }

    private void CheckSecondOrder()
    {
        object[] tangents = Tangents();
        object[] adjoints = Adjoints();
        object[] adjointTangents = Adjoints();
        double resultAdjoint = Normal();
        double resultAdjointTangent = Normal();

        object[] arguments = Copy(point);
        object[] movedAdjoints = Copy(adjoints);
        object[] movedAdjointTangents = Copy(adjointTangents);
        object[] movedTangents = Copy(tangents);
        (double value, double tangent) = _primitive.VjpJvp(
            arguments, resultAdjoint, movedAdjoints, movedTangents, resultAdjointTangent, movedAdjointTangents);

        object[] vjpArguments = Copy(point);
        object[] vjpAdjoints = Copy(adjoints);
        double vjpValue = _primitive.Vjp(vjpArguments, resultAdjoint, vjpAdjoints);
        Near(Outputs(vjpArguments, vjpValue), Outputs(arguments, value), 1e-11, "value of the VJP's JVP");
        Near(Concatenate(vjpAdjoints), Concatenate(movedAdjoints), 1e-9, "adjoints of the VJP's JVP");

        double[] difference = Differences.Of(step =>
        {
            object[] moved = Moved(point, tangents, step);
            object[] movingAdjoints = Moved(adjoints, adjointTangents, step);
            double result = _primitive.Vjp(moved, resultAdjoint + (step * resultAdjointTangent), movingAdjoints);
            return [.. Outputs(moved, result), .. Concatenate(movingAdjoints)];
        }, Step);
        Near(difference, [.. OutputShadows(movedTangents, tangent), .. Concatenate(movedAdjointTangents)], Tolerance, "the VJP's JVP against finite differences");
    }

    private void CheckSignatures()
    {
        ParameterInfo[] active = [.. _primitive.Active.Select(i => _primitive.Parameters[i])];
        string[] parameters = [.. _primitive.Parameters.Select(p => $"{p.ParameterType} {p.Name}")];
        string[] result = _primitive.IsFunction ? ["System.Double resultAdjoint"] : [];
        string[] resultTangent = _primitive.IsFunction ? ["System.Double resultAdjointTangent"] : [];
        string[] tangents = [.. active.Select(p => $"{p.ParameterType} {p.Name}Tangent")];
        string[] adjoints = [.. active.Select(p => Adjoint(p, "Adjoint"))];
        Assert.Equal([.. parameters, .. tangents], Signature(_primitive.JvpMethod));
        Assert.Equal([.. parameters, .. result, .. adjoints], Signature(_primitive.VjpMethod));
        Assert.Equal(
            [.. parameters, .. result, .. adjoints, .. tangents, .. resultTangent, .. active.Select(p => Adjoint(p, "AdjointTangent"))],
            Signature(_primitive.VjpJvpMethod));

        static string Adjoint(ParameterInfo p, string suffix) =>
            $"{(p.ParameterType == typeof(double) ? typeof(double).MakeByRefType() : typeof(Span<double>))} {p.Name}{suffix}";

        static string[] Signature(MethodInfo method) => [.. method.GetParameters().Select(p => $"{p.ParameterType} {p.Name}")];
    }

    /// <summary>Every shadow of a wrong length is named before anything is touched.</summary>
    private void CheckLengths()
    {
        for (int k = 0; k < _primitive.Active.Length; k++)
        {
            int parameter = _primitive.Active[k];
            if (_primitive.IsScalar(parameter))
            {
                continue;
            }

            string stem = _primitive.Parameters[parameter].Name!;
            object[] arguments = Copy(point);
            object[] wrong = Tangents();
            wrong[k] = new double[((double[])wrong[k]).Length + 1];
            var exception = Assert.ThrowsAny<ArgumentException>(() => _primitive.Jvp(arguments, wrong));
            Assert.Equal(stem + "Tangent", exception.ParamName);

            object[] adjoints = Adjoints();
            adjoints[k] = new double[((double[])adjoints[k]).Length + 1];
            object[] before = Copy(adjoints);
            exception = Assert.ThrowsAny<ArgumentException>(() => _primitive.Vjp(arguments, 1, adjoints));
            Assert.Equal(stem + "Adjoint", exception.ParamName);
            Assert.Equal(Concatenate(before), Concatenate(adjoints));

            exception = Assert.ThrowsAny<ArgumentException>(() => _primitive.VjpJvp(arguments, 1, Adjoints(), Tangents(), 1, adjoints));
            Assert.Equal(stem + "AdjointTangent", exception.ParamName);
            Assert.Equal(Concatenate(point), Concatenate(arguments));
        }
    }

    private void CheckAllocations()
    {
        object[] arguments = Copy(point);
        object[] tangents = Tangents();
        object[] adjoints = Adjoints();
        object[] adjointTangents = Adjoints();
        long boxes = 0;
        for (int repeat = 0; repeat < 3; repeat++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            _primitive.Primal(arguments);
            _primitive.Jvp(arguments, tangents);
            _primitive.Vjp(arguments, 1, adjoints);
            _primitive.VjpJvp(arguments, 1, adjoints, tangents, 1, adjointTangents);
            boxes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // The harness itself boxes: the arrays of arguments and the results.
        Assert.True(boxes < 2048, $"{name} allocates {boxes} bytes");
    }

    private double[] OutputShadows(object[] shadows, double result) =>
        [.. Enumerable.Range(0, shadows.Length).Where(k => _primitive.IsOutput(_primitive.Active[k])).SelectMany(k => (double[])shadows[k]), _primitive.IsFunction ? result : 0];

    private static double[] Concatenate(object[] arrays) => [.. arrays.OfType<double[]>().SelectMany(a => a)];

    private static double Inner(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();

    private void Near(double[] expected, double[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(expected.Max(Math.Abs), 1e-3);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * scale,
                $"{name}: {what}: number {i} is {actual[i]:R}, expected {expected[i]:R}");
        }
    }
}
