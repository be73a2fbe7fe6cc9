using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>What to call a temporary, from what it holds.</summary>
internal static class NameHints
{
    private static readonly string[] Shadows = ["Tangent", "Adjoint"];

    public static string Of(Expression expression) => expression switch
    {
        PrimitiveExpression primitive => Lower(Last(PrimitiveNames.NameOf(primitive.Function))),
        LoadExpression { Place: { Path.IsEmpty: true, Indices.Count: 1 } place } => Element(place),
        LoadExpression { Place: { Path.IsEmpty: false } place } => Lower(place.Path[place.Path.Count - 1]),
        LengthExpression { Sequence.Name: { Length: > 0 } name } => name + "Length",
        BinaryExpression { Type: PassiveType { Code: "bool" } } => "condition",
        _ => "",
    };

    public static string Of(CallStatement call) => call.Companion switch
    {
        CompanionKind.Primal or CompanionKind.Jvp or CompanionKind.Vjp or CompanionKind.Forward or CompanionKind.ForwardJvp => Lower(call.Callee.Family),
        _ => "",
    };

    /// <summary><c>x[i]</c> is <c>xi</c>, <c>x[0]</c> is <c>x0</c>, and the tangent of the one <c>xiTangent</c>.</summary>
    private static string Element(Place place)
    {
        string name = place.Base.Name;
        string index = place.Indices[0] switch
        {
            VariableOperand variable => variable.Variable.Name,
            PassiveConstant constant when constant.Code.All(char.IsDigit) => constant.Code,
            _ => "",
        };
        if (name.Length == 0 || index.Length is 0 or > 3 || char.IsDigit(name[name.Length - 1]) && char.IsDigit(index[0]))
        {
            return "";
        }

        foreach (string shadow in Shadows)
        {
            if (name.Length > shadow.Length && name.EndsWith(shadow, StringComparison.Ordinal))
            {
                return name.Substring(0, name.Length - shadow.Length) + index + shadow;
            }
        }

        return name + index;
    }

    private static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);

    private static string Lower(string name)
    {
        string letters = new(name.Where(char.IsLetterOrDigit).ToArray());
        return letters.Length == 0 || char.IsDigit(letters[0]) ? "" : char.ToLower(letters[0], CultureInfo.InvariantCulture) + letters.Substring(1);
    }
}
