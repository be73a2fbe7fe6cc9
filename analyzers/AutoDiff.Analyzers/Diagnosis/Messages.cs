using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers.Diagnosis;

/// <summary>Turns a problem that the generator names tersely into a diagnostic that names the expression, says why, and what to
/// write instead.</summary>
internal static class Messages
{
    public static Finding Of(string id, Location location, EquatableArray<string> arguments, ISymbol marked)
    {
        string first = arguments.Count > 0 ? arguments[0] : "";
        string second = arguments.Count > 1 ? arguments[1] : "";
        switch (id)
        {
            case "AD0001":
                return new Finding(Descriptors.NotPartial, location, first);
            case "AD0003":
                return new Finding(Descriptors.CallWithoutDerivative, location, SourceQuote.Of(location), first);
            case "AD0009":
                return new Finding(Descriptors.RuledOut, location, first, second);
            case "AD0010":
                return new Finding(Descriptors.WrongSignature, location, first, second);
            case "AD0011":
                return new Finding(Descriptors.State, location, SourceQuote.Of(location), first);
            case "AD0013":
                return new Finding(Descriptors.ImplicitDerivative, location, marked.Name, first);
            case "AD0014":
                return new Finding(Descriptors.NameTaken, location, first, second);
            case "AD0016":
                Location statement = SourceQuote.HeadOf(location);
                return new Finding(Descriptors.PointByPoint, statement, first, second);
            default:
                Location head = SourceQuote.HeadOf(location);
                return new Finding(Descriptors.NoDerivative, head, SourceQuote.Of(head), ConstructAdvice.Sentence(first));
        }
    }
}
