using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Elements and rows.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>r = xᵢⱼ; ṙ = ẋᵢⱼ.</summary>
    [DerivativeOf(typeof(Matrix4x4), "Item")]
    public static (float Value, float Tangent) ItemJvp(Matrix4x4 x, int row, int column, Matrix4x4 xTangent) =>
        (x[row, column], xTangent[row, column]);

    /// <summary>x̄ᵢⱼ += r̄.</summary>
    [DerivativeOf(typeof(Matrix4x4), "Item")]
    public static float ItemVjp(Matrix4x4 x, int row, int column, float resultAdjoint, ref Matrix4x4 xAdjoint)
    {
        xAdjoint[row, column] += resultAdjoint;
        return x[row, column];
    }

    /// <summary>The last row.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Translation))]
    public static (Vector3 Value, Vector3 Tangent) TranslationJvp(Matrix4x4 x, Matrix4x4 xTangent) =>
        (x.Translation, xTangent.Translation);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Translation))]
    public static Vector3 TranslationVjp(Matrix4x4 x, Vector3 resultAdjoint, ref Matrix4x4 xAdjoint)
    {
        xAdjoint.Translation += resultAdjoint;
        return x.Translation;
    }
}
