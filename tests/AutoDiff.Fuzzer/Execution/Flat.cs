namespace AutoDiff.Fuzzer;

/// <summary>The arguments of <c>Main</c> as a vector of inputs, and what it leaves as a vector of outputs.</summary>
internal static class Flat
{
    /// <summary>The number of inputs: x, y, r, s, a, z.</summary>
    public const int Inputs = 2 + R + S + A + 1;

    /// <summary>The number of outputs: s, a, z, w, the result.</summary>
    public const int Outputs = S + A + 3;

    /// <summary>The length of <c>r</c>.</summary>
    public const int R = 4;

    /// <summary>The length of <c>s</c>.</summary>
    public const int S = 4;

    /// <summary>The length of <c>a</c>.</summary>
    public const int A = 3;

    /// <summary>Calls <c>Main</c>.</summary>
    public static T[] Call<T>(Signatures.Main<T> main, T[] inputs, int n)
    {
        T[] s = inputs[(2 + R)..(2 + R + S)];
        T[] a = inputs[(2 + R + S)..(2 + R + S + A)];
        T z = inputs[^1];
        T result = main(inputs[0], inputs[1], inputs.AsSpan(2, R), s, a, ref z, out T w, n);
        return [.. s, .. a, z, w, result];
    }

    /// <summary>Calls <c>MainJvp</c>; the outputs and their tangents.</summary>
    public static (double[] Values, double[] Tangents) Call(Signatures.Jvp jvp, double[] inputs, double[] direction, int n)
    {
        double[] s = inputs[(2 + R)..(2 + R + S)], a = inputs[(2 + R + S)..(2 + R + S + A)];
        double[] sTangent = direction[(2 + R)..(2 + R + S)], aTangent = direction[(2 + R + S)..(2 + R + S + A)];
        (double z, double zTangent) = (inputs[^1], direction[^1]);
        var (value, tangent) = jvp(
            inputs[0], inputs[1], inputs.AsSpan(2, R), s, a, ref z, out double w, n,
            direction[0], direction[1], direction.AsSpan(2, R), sTangent, aTangent, ref zTangent, out double wTangent);
        return ([.. s, .. a, z, w, value], [.. sTangent, .. aTangent, zTangent, wTangent, tangent]);
    }

    /// <summary>Calls <c>MainVjp</c>; the outputs and the adjoints of the inputs.</summary>
    /// <param name="vjp">The companion.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="seed">The adjoints of the outputs.</param>
    /// <param name="initial">What the adjoints of x, y and r hold before.</param>
    /// <param name="n">The passive argument.</param>
    public static (double[] Values, double[] Adjoints) Call(Signatures.Vjp vjp, double[] inputs, double[] seed, double[] initial, int n)
    {
        double[] s = inputs[(2 + R)..(2 + R + S)], a = inputs[(2 + R + S)..(2 + R + S + A)];
        double[] rAdjoint = initial[2..(2 + R)], sAdjoint = seed[..S], aAdjoint = seed[S..(S + A)];
        (double xAdjoint, double yAdjoint, double zAdjoint, double wAdjoint) = (initial[0], initial[1], seed[S + A], seed[S + A + 1]);
        double z = inputs[^1];
        double value = vjp(
            inputs[0], inputs[1], inputs.AsSpan(2, R), s, a, ref z, out double w, n, seed[^1],
            ref xAdjoint, ref yAdjoint, rAdjoint, sAdjoint, aAdjoint, ref zAdjoint, ref wAdjoint);
        // An out parameter's adjoint is zero afterwards; anything else shows as a wrong adjoint of z.
        return ([.. s, .. a, z, w, value], [xAdjoint, yAdjoint, .. rAdjoint, .. sAdjoint, .. aAdjoint, zAdjoint + (wAdjoint * 1e30)]);
    }

    /// <summary>Calls <c>MainGradient</c>; the outputs and the gradient by x, y, r and a.</summary>
    public static (double[] Values, double[] Gradient) Call(Signatures.Gradient gradient, double[] inputs, int n)
    {
        double[] s = inputs[(2 + R)..(2 + R + S)], a = inputs[(2 + R + S)..(2 + R + S + A)];
        double[] rGradient = new double[R], aGradient = new double[A];
        Array.Fill(rGradient, 7);
        Array.Fill(aGradient, 7);
        double z = inputs[^1];
        double value = gradient(
            inputs[0], inputs[1], inputs.AsSpan(2, R), s, a, ref z, out double w, n,
            out double xGradient, out double yGradient, rGradient, aGradient);
        return ([.. s, .. a, z, w, value], [xGradient, yGradient, .. rGradient, .. aGradient]);
    }
}
