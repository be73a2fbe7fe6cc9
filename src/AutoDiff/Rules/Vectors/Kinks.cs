using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>The partial derivatives of choices between reals, with the decision made at each kink.</summary>
internal static class Kinks
{
    /// <summary>Of |x|: 0 at 0, and NaN goes through.</summary>
    public static float Abs(float x) => x > 0 ? 1 : x < 0 ? -1 : 0 * x;

    /// <summary>Of the larger by its first argument: half at a tie.</summary>
    public static float Max(float x, float y) => x > y ? 1 : x < y ? 0 : x == y ? 0.5f : float.NaN;

    /// <summary>Of the smaller by its first argument: half at a tie.</summary>
    public static float Min(float x, float y) => x < y ? 1 : x > y ? 0 : x == y ? 0.5f : float.NaN;

    /// <summary>Of a choice that came out as <paramref name="result"/>, by its first argument.</summary>
    public static float Taken(float x, float y, float result) => x == y ? 0.5f : result == x ? 1 : result == y ? 0 : float.NaN;

    /// <summary>Of a clamped value by the value. Bounds in the wrong order give the upper one.</summary>
    public static float Inside(float x, float min, float max) => x < min || x > max || min > max ? 0 : 1;

    /// <summary>Of a clamped value by the lower bound.</summary>
    public static float Below(float x, float min, float max) => x < min && min <= max ? 1 : 0;

    /// <summary>Of a clamped value by the upper bound.</summary>
    public static float Above(float x, float min, float max) => x > max || min > max ? 1 : 0;

    /// <summary>Of |x| with the sign of <paramref name="sign"/>.</summary>
    public static float CopySign(float x, float sign) => Abs(x) * MathF.CopySign(1, sign);

    /// <summary>Of a norm by one part of it: 0 at 0.</summary>
    public static float Share(float part, float norm) => norm == 0 ? 0 : part / norm;

    /// <summary>Adds to one element; an index beyond the elements has none.</summary>
    public static void Scatter(ref Vector2 adjoint, int index, float amount)
    {
        if (index < 2)
        {
            adjoint[index] += amount;
        }
    }

    /// <inheritdoc cref="Scatter(ref Vector2, int, float)"/>
    public static void Scatter(ref Vector3 adjoint, int index, float amount)
    {
        if (index < 3)
        {
            adjoint[index] += amount;
        }
    }

    /// <inheritdoc cref="Scatter(ref Vector2, int, float)"/>
    public static void Scatter(ref Vector4 adjoint, int index, float amount)
    {
        if (index < 4)
        {
            adjoint[index] += amount;
        }
    }
}
