using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The C# of a call of a differentiable method or of one of its companions.</summary>
internal static class CallCode
{
    public static string Of(CallStatement call, CodeText[] arguments)
    {
        Callee callee = call.Callee;
        string target;
        if (call.Companion != CompanionKind.Primal)
        {
            target = callee.Find(call.Companion)?.Target
                ?? throw new InvalidOperationException($"{callee.Key} has no companion {call.Companion}.");
        }
        else if (callee.PrimalTemplate.Length > 0)
        {
            // The template says itself how each argument is passed.
            return TemplateText.Fill(callee.PrimalTemplate, [.. arguments.Select(static argument => argument.WithoutMode ?? argument)]);
        }
        else
        {
            target = (callee.HasReceiver ? "" : callee.Owner) + "." + callee.Name + callee.TypeArguments;
        }

        IEnumerable<CodeText> rest = arguments;
        if (callee.HasReceiver && target.StartsWith(".", StringComparison.Ordinal))
        {
            // What a base class does, whatever this object is.
            target = (callee.Owner == "base" ? "base" : (arguments[0].WithoutMode ?? arguments[0]).At(Precedence.Primary)) + target;
            rest = arguments.Skip(1);
        }

        return $"{target}({string.Join(", ", rest.Select(static argument => argument.AsArgument()))})";
    }
}
