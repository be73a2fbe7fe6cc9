using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), "Item")]
    public static (float Value, float Tangent) ItemVjpJvp(
        Matrix4x4 x, int row, int column, float resultAdjoint, ref Matrix4x4 xAdjoint, Matrix4x4 xTangent, float resultAdjointTangent,
        ref Matrix4x4 xAdjointTangent)
    {
        ItemVjp(x, row, column, resultAdjoint, ref xAdjoint);
        ItemVjp(x, row, column, resultAdjointTangent, ref xAdjointTangent);
        return ItemJvp(x, row, column, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Translation))]
    public static (Vector3 Value, Vector3 Tangent) TranslationVjpJvp(
        Matrix4x4 x, Vector3 resultAdjoint, ref Matrix4x4 xAdjoint, Matrix4x4 xTangent, Vector3 resultAdjointTangent, ref Matrix4x4 xAdjointTangent)
    {
        TranslationVjp(x, resultAdjoint, ref xAdjoint);
        TranslationVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return TranslationJvp(x, xTangent);
    }
}
