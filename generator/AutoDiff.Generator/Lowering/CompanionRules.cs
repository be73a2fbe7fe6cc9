using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>Which companions make sense for a signature.</summary>
internal static class CompanionRules
{
    /// <summary>The companions that there is a transform for.</summary>
    public const DerivativeFlags Supported =
        DerivativeFlags.Jvp | DerivativeFlags.Vjp | DerivativeFlags.Gradient | DerivativeFlags.Jacobian | DerivativeFlags.Dual
        | DerivativeFlags.Hvp | DerivativeFlags.Hessian | DerivativeFlags.Taylor | DerivativeFlags.Batch;

    /// <summary>Whether the gradient with respect to a parameter has a place in <c>MGradient</c>: a mutable span or a
    /// <c>ref</c> or <c>out</c> is a buffer or an output there.</summary>
    public static bool HasGradientShadow(SignatureParameter parameter) =>
        parameter.RefKind is not (RefKind.Ref or RefKind.Out)
        && parameter.Type is not SequenceType { IsWritableView: true };

    /// <summary>Why a companion is ruled out, as the end of a sentence; null where it makes sense.</summary>
    public static string? WhyNot(DerivativeFlags companion, MemberSignature signature, TypeMapper types)
    {
        if ((companion & Supported) == 0)
        {
            return "this version of the package does not generate it";
        }

        const DerivativeFlags Dispatching = DerivativeFlags.Default;
        if ((companion & Dispatching) == 0 && (Contracts.IsExplicit(signature.Method)
            || signature.Method is { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface } && signature.IsDispatched))
        {
            return "it can only be called through a type that implements the interface";
        }

        switch (companion)
        {
            case DerivativeFlags.Vjp:
                return Unwritable(signature, types);
            case DerivativeFlags.Gradient:
                return signature is not { ReturnType: RealType, IsReturnActive: true } ? "the result is not a plain real number"
                    : !signature.Active.Any(HasGradientShadow) ? "no active parameter is an input only"
                    : signature.Active.FirstOrDefault(p => HasGradientShadow(p) && Transforms.Reverse.ReverseSweep.HoldsMemory(p.Type, types.Layouts.ToEquatableArray())) is { } holder
                        ? $"'{holder.Name}' is a struct that holds arrays, which its gradient would have to make"
                    : Unwritable(signature, types);
            case DerivativeFlags.Hvp or DerivativeFlags.Hessian:
                return WhyNot(DerivativeFlags.Gradient, signature, types) ?? WhyNoSecondOrder(companion, signature, types);
            case DerivativeFlags.Batch:
                return BatchRules.WhyNot(signature, types);
            case DerivativeFlags.Jacobian:
                return WhyNoJacobian(signature, types);
            case DerivativeFlags.Taylor:
                return WhyNoSeries(signature, types, isHidden: false);
            case DerivativeFlags.Dual:
                return signature is not { ReturnType: RealType, IsReturnActive: true } ? "the result is not a plain real number"
                    : signature.Active.Any(static p => p.Type is not RealType || p.RefKind is RefKind.Ref or RefKind.Out)
                        ? "not every active parameter is a plain real number by value"
                    : signature.Active.Any(p => !p.Type.Equals(signature.ReturnType)) ? "the parameters and the result are of different real types"
                    : signature.Method.MethodKind is not MethodKind.Ordinary ? "only a method can be overloaded"
                    // A call finds the methods that a class declares before those that it overrides: any real number would go to the overload.
                    : signature.Method.IsOverride ? "the overload would be called in place of the method that it overrides; ask for it there"
                    : null;
            default:
                return null;
        }
    }

    /// <summary>The members of active class parameters that an adjoint cannot be written to, as the end of a sentence.</summary>
    /// <param name="objectsAreValues">Whether an object that nobody can change is written to by a new one in its place, as the
    /// hidden halves do.</param>
    public static string? Unwritable(MemberSignature signature, TypeMapper types, bool objectsAreValues = false) =>
        Unwritable(signature.Active.Select(static parameter => (parameter.Name, parameter.Type)), types, objectsAreValues);

    /// <inheritdoc cref="Unwritable(MemberSignature, TypeMapper, bool)"/>
    public static string? Unwritable(IEnumerable<(string Name, IrType Type)> active, TypeMapper types, bool objectsAreValues)
    {
        var names = new List<string>();
        foreach ((string name, IrType type) in active)
        {
            Collect(type, name, types, objectsAreValues, names, []);
        }

        return names.Count == 0 ? null : $"{string.Join(", ", names.Distinct())} cannot be written to";
    }

    private static void Collect(IrType type, string path, TypeMapper types, bool objectsAreValues, List<string> names, HashSet<string> visited)
    {
        switch (type)
        {
            case SequenceType sequence:
                Collect(sequence.Element, path + "[]", types, objectsAreValues, names, visited);
                return;
            case AggregateType aggregate when visited.Add(aggregate.Code):
                AggregateLayout layout = types.Layouts.First(l => l.TypeCode == aggregate.Code);
                bool isClass = aggregate.Kind == AggregateKind.Class || (aggregate.Kind == AggregateKind.Immutable && !objectsAreValues);
                foreach (IrField field in layout.Fields.Where(static f => f.IsActive))
                {
                    // What is behind a reference can be written through it; a value must itself be assigned.
                    bool isReference = field.Type is SequenceType or AggregateType { Kind: AggregateKind.Class };
                    if (isClass && !isReference && field.WriteCode.Length == 0)
                    {
                        names.Add(path + "." + field.Name);
                    }
                    else if (!isClass && !isReference && field.WriteCode.Length == 0 && layout.ConstructCode.Length == 0)
                    {
                        names.Add(path + "." + field.Name);
                    }
                    else
                    {
                        Collect(field.Type, path + "." + field.Name, types, objectsAreValues, names, visited);
                    }
                }

                return;
        }
    }

    private static string? WhyNoJacobian(MemberSignature signature, TypeMapper types)
    {
        var inputs = new List<IrType>();
        var outputs = new List<IrType>();
        foreach (SignatureParameter parameter in signature.Active)
        {
            bool isOutput = parameter.RefKind is RefKind.Ref or RefKind.Out
                || parameter.Type is SequenceType { IsWritableView: true };
            (isOutput ? outputs : inputs).Add(parameter.Type);
        }

        if (signature is { IsReturnActive: true, ReturnType: { } result })
        {
            outputs.Add(result);
        }

        if (inputs.Count == 0)
        {
            return "no active parameter is an input only";
        }

        if (outputs.Count == 0)
        {
            return "there is no active output";
        }

        var scalars = new HashSet<string>(StringComparer.Ordinal);
        var layouts = types.Layouts.ToEquatableArray();
        return inputs.Concat(outputs).All(t => Emission.ShadowFunctions.AreKnown(t, layouts, scalars))
            ? scalars.Count == 1 ? null : "its scalars are of different real types"
            : "an input or output holds a type whose shadow cannot be made from its members";
    }

    /// <summary>Why a member has no Taylor series, as the end of a sentence. <paramref name="isHidden"/>: for callers in generated
    /// code, which pass the number of coefficients.</summary>
    public static string? WhyNoSeries(MemberSignature signature, TypeMapper types, bool isHidden)
    {
        foreach (SignatureParameter parameter in signature.Active)
        {
            if (parameter.IsThis)
            {
                return "'this' is active";
            }

            bool isReference = parameter.RefKind is RefKind.Ref or RefKind.Out;
            bool isSeries = isHidden
                ? parameter.Type is RealType || (!isReference && IsMemoryOf(parameter.Type, static element => element is RealType))
                : IsCoefficient(parameter.Type, types) || (!isReference && IsMemoryOf(parameter.Type, element => IsCoefficient(element, types)));
            if (!isSeries)
            {
                return $"'{parameter.Name}' is neither a number, a struct or a tuple of numbers, nor memory of such";
            }
        }

        if (signature.IsDispatched || signature.Method.IsAbstract)
        {
            return "a call of the member may run another body";
        }

        if (signature.IsImplicit)
        {
            return "its derivative comes from the implicit function theorem";
        }

        return isHidden ? null
            : signature is { IsReturnActive: true, ReturnType: { } result } && !IsCoefficient(result, types) ? "the result is neither a number nor a struct or a tuple of numbers"
            : signature.IsReturnActive || signature.Active.Any(static p => p.Type is not SequenceType) ? null
            : "nothing tells the order of the series: there is neither a real result nor a real parameter";
    }

    /// <summary>Whether a value of the type can hold the coefficients of one order of its real parts.</summary>
    private static bool IsCoefficient(IrType type, TypeMapper types) => type is RealType
        || (type is AggregateType { Kind: not AggregateKind.Class, IsDifferentiable: true } aggregate
            && types.Layouts.FirstOrDefault(layout => layout.TypeCode == aggregate.Code) is { ConstructCode.Length: > 0 } layout
            && layout.Fields.All(field => !field.IsActive || !field.Type.IsDifferentiable || IsCoefficient(field.Type, types)));

    private static bool IsMemoryOf(IrType type, Func<IrType, bool> isElement) =>
        type is SequenceType { IsTensor: false } sequence && (isElement(sequence.Element) || (sequence.Rank == 1 && IsMemoryOf(sequence.Element, isElement)));

    private static string? WhyNoSecondOrder(DerivativeFlags companion, MemberSignature signature, TypeMapper types)
    {
        var layouts = types.Layouts.ToEquatableArray();
        var scalars = new HashSet<string>(StringComparer.Ordinal) { signature.ReturnType!.Code };
        foreach (SignatureParameter parameter in signature.Active)
        {
            bool isProduct = companion == DerivativeFlags.Hvp && parameter.Type is SequenceType { IsTensor: true };
            if (!isProduct && !Emission.ShadowFunctions.AreKnown(parameter.Type, layouts, scalars))
            {
                return $"'{parameter.Name}' holds a type whose shadow cannot be made from its members";
            }
        }

        return companion == DerivativeFlags.Hessian && scalars.Count > 1 ? "its scalars are of different real types" : null;
    }
}
