using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The C# of a call of a differentiable method or of one of its companions.</summary>
internal static class CallCode
{
    public static string Of(CallStatement call, CodeText[] arguments)
    {
        if (call.Companion == CompanionKind.Primal)
        {
            return TemplateText.Fill(call.Callee.PrimalTemplate, arguments);
        }

        CompanionReference companion = call.Callee.Find(call.Companion)
            ?? throw new InvalidOperationException($"{call.Callee.Key} has no companion {call.Companion}.");
        string target = companion.Target;
        IEnumerable<CodeText> rest = arguments;
        if (call.Callee.HasReceiver && target.StartsWith(".", StringComparison.Ordinal))
        {
            target = arguments[0].At(Precedence.Primary) + target;
            rest = arguments.Skip(1);
        }

        return $"{target}({string.Join(", ", rest.Select(static argument => argument.AsArgument()))})";
    }
}
