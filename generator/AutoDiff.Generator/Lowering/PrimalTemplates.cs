using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>How the primal is called where it is no ordinary method.</summary>
internal static class PrimalTemplates
{
    /// <summary>A C# template with a hole per argument, the receiver first if <paramref name="withReceiver"/>; empty for an
    /// ordinary method.</summary>
    public static string Of(MemberSignature signature, bool withReceiver)
    {
        IMethodSymbol method = signature.Method;
        string receiver = !withReceiver ? "this" : "{0}";
        int first = withReceiver && signature.Receiver is not null ? 1 : 0;
        switch (method.MethodKind)
        {
            case MethodKind.Constructor:
                return $"new {CodeNames.EscapeTemplate(CodeNames.Of(method.ContainingType))}({Arguments(method, first)})";
            case MethodKind.PropertyGet when method.AssociatedSymbol is IPropertySymbol property:
                string target = method.IsStatic ? CodeNames.EscapeTemplate(CodeNames.Of(method.ContainingType)) : receiver;
                return property.IsIndexer ? $"{target}[{Arguments(method, first)}]" : $"{target}.{CodeNames.Escape(property.Name)}";
            case MethodKind.Conversion:
                return $"({CodeNames.EscapeTemplate(CodeNames.Of(method.ReturnType))}){{0}}";
            case MethodKind.UserDefinedOperator or MethodKind.BuiltinOperator:
                return method.Parameters.Length == 1
                    ? UnaryToken(method.Name) + "{0}"
                    : $"{{0}} {BinaryToken(method.Name)} {{1}}";
            default:
                return "";
        }
    }

    /// <summary>The holes of a call's arguments, each with its passing mode.</summary>
    public static string Arguments(IMethodSymbol method, int first) => string.Join(", ", method.Parameters.Select((p, i) =>
        (p.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.RefReadOnlyParameter => "in ",
            _ => "",
        }) + CodeNames.Holes(first + i, 1)));

    private static string UnaryToken(string name) => name switch
    {
        "op_UnaryNegation" or "op_CheckedUnaryNegation" => "-",
        "op_UnaryPlus" => "+",
        "op_LogicalNot" => "!",
        "op_OnesComplement" => "~",
        "op_Increment" or "op_CheckedIncrement" => "++",
        "op_Decrement" or "op_CheckedDecrement" => "--",
        _ => "",
    };

    private static string BinaryToken(string name) => name switch
    {
        "op_Addition" or "op_CheckedAddition" => "+",
        "op_Subtraction" or "op_CheckedSubtraction" => "-",
        "op_Multiply" or "op_CheckedMultiply" => "*",
        "op_Division" or "op_CheckedDivision" => "/",
        "op_Modulus" => "%",
        "op_BitwiseAnd" => "&",
        "op_BitwiseOr" => "|",
        "op_ExclusiveOr" => "^",
        "op_LeftShift" => "<<",
        "op_RightShift" => ">>",
        "op_UnsignedRightShift" => ">>>",
        "op_Equality" => "==",
        "op_Inequality" => "!=",
        "op_LessThan" => "<",
        "op_LessThanOrEqual" => "<=",
        "op_GreaterThan" => ">",
        "op_GreaterThanOrEqual" => ">=",
        _ => "",
    };
}
