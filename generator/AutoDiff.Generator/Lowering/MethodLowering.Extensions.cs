using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Members of extension blocks: calls of the static methods that they stand for, with the receiver as the first argument.</content>
internal sealed partial class MethodLowering
{
    private Value? LowerExtension(IMethodSymbol implementation, IOperation? receiver, IReadOnlyList<IArgumentOperation> arguments, IOperation operation)
    {
        CallTarget target = calls.Resolve(implementation);
        if (target is DifferentiableTarget { Callee: var callee })
        {
            return CallDifferentiable(callee, implementation, receiver, arguments, operation, isExtension: receiver is not null);
        }

        if (implementation.Parameters.Any(static parameter => parameter.RefKind is RefKind.Ref or RefKind.Out))
        {
            return Unsupported(operation, $"a call of '{DisplayName(implementation)}', which is not [Differentiable] and assigns its arguments,", implementation.ReturnsVoid ? null : implementation.ReturnType);
        }

        int origin = Origin(operation);
        IOperation[] given = receiver is null ? [.. arguments.Select(static argument => argument.Value)] : [receiver, .. arguments.Select(static argument => argument.Value)];
        Operand[] evaluated = LowerOperands(given);
        var ordered = new Operand[evaluated.Length];
        int first = receiver is null ? 0 : 1;
        for (int i = 0; i < evaluated.Length; i++)
        {
            ordered[i < first ? i : (arguments[i - first].Parameter?.Ordinal ?? (i - first)) + first] = evaluated[i];
        }

        string call = StaticCall(implementation) + $"({CodeNames.Holes(0, ordered.Length)})";
        Gap? gap = ordered.Any(static operand => operand.Type.IsDifferentiable) ? new Gap("AD0003", origin, EquatableArray.Of(DisplayName(implementation))) : null;
        if (implementation.ReturnsVoid)
        {
            Emit(new EffectStatement(call, ordered.ToEquatableArray(), EndsFlow: false, gap));
            return null;
        }

        return Let(new TemplateExpression(call, ordered.ToEquatableArray(), types.Map(implementation.ReturnType), IsPure: false, IsStable: false, gap));
    }

    private static string StaticCall(IMethodSymbol implementation)
    {
        string arguments = implementation.TypeArguments.IsEmpty ? "" : $"<{string.Join(", ", implementation.TypeArguments.Select(CodeNames.WithNullability))}>";
        return $"{CodeNames.EscapeTemplate(CodeNames.Of(implementation.ContainingType))}.{CodeNames.Escape(implementation.Name)}{CodeNames.EscapeTemplate(arguments)}";
    }

    /// <summary>Within other text, such as a message.</summary>
    private bool TryRenderExtension(IMethodSymbol? member, IOperation? receiver, IReadOnlyList<IArgumentOperation> arguments, TemplateBuilder template)
    {
        if (member is null || ExtensionMembers.ImplementationOf(member) is not { } implementation)
        {
            return false;
        }

        template.Raw(StaticCall(implementation) + "(");
        if (receiver is not null)
        {
            RenderPart(receiver, template);
            template.Text(arguments.Count > 0 ? ", " : "");
        }

        RenderArguments(arguments, template);
        template.Text(")");
        return true;
    }
}
