using Microsoft.CodeAnalysis;

namespace AutoDiff.Testing;

/// <summary>One <c>[Case]</c> of a member, as written.</summary>
/// <param name="Method">The method, accessor or constructor, as defined.</param>
/// <param name="Constructed">The same with the case's type arguments.</param>
/// <param name="Attribute">The case.</param>
/// <param name="Name">The name of the case.</param>
internal sealed record ProbeCase(IMethodSymbol Method, IMethodSymbol Constructed, CaseAttribute Attribute, string Name)
{
    /// <summary>The name of the family of companions.</summary>
    public string Family
    {
        get
        {
            AttributeData? mark = Mark(Method);
            string? given = mark?.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value.Value as string;
            return given ?? Method switch
            {
                { AssociatedSymbol: IPropertySymbol { IsIndexer: true } } => "Item",
                { AssociatedSymbol: { } property } => property.Name,
                { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => Method.Name["op_".Length..],
                _ => Method.Name,
            };
        }
    }

    /// <summary>The companions that the mark asks for.</summary>
    public Derivatives Wanted => Mark(Method)?.ConstructorArguments is [{ Value: int flags }] ? (Derivatives)flags : Derivatives.Default;

    /// <summary>Whether the receiver casts a shadow.</summary>
    public bool ThisIsActive =>
        Mark(Method)?.NamedArguments.Any(argument => argument is { Key: "ThisIsActive", Value.Value: true }) == true;

    /// <summary>Whether the result casts a shadow.</summary>
    public bool ResultIsActive => !ReturnsVoid
        && Differentiability.IsDifferentiable(ResultType)
        && !Differentiability.HasNoDerivative(Method.GetReturnTypeAttributes());

    /// <summary>Whether there is no result.</summary>
    public bool ReturnsVoid => Method.ReturnsVoid && Method.MethodKind != MethodKind.Constructor;

    /// <summary>The type of the result.</summary>
    public ITypeSymbol ResultType =>
        Constructed.MethodKind == MethodKind.Constructor ? Constructed.ContainingType : Constructed.ReturnType;

    /// <summary>The type of the result in the member's definition.</summary>
    public ITypeSymbol DefinitionResultType =>
        Method.MethodKind == MethodKind.Constructor ? Method.ContainingType : Method.ReturnType;

    /// <summary>Whether the result is one real number.</summary>
    public bool ResultIsReal => ResultIsActive && Differentiability.IsReal(Method.ReturnType);

    /// <summary>The parameters, the receiver first.</summary>
    public IReadOnlyList<ProbeParameter> Parameters
    {
        get
        {
            var parameters = new List<ProbeParameter>();
            if (!Method.IsStatic && Method.MethodKind != MethodKind.Constructor)
            {
                INamedTypeSymbol type = Constructed.ContainingType;
                ParameterKind kind = type.IsReferenceType ? ParameterKind.Reference
                    : type.IsReadOnly || Method.IsReadOnly ? ParameterKind.Value
                    : ParameterKind.Ref;
                parameters.Add(new ProbeParameter("this", kind, ThisIsActive, type, Method.ContainingType, IsReceiver: true));
            }

            foreach ((IParameterSymbol parameter, IParameterSymbol definition) in Constructed.Parameters.Zip(Method.Parameters))
            {
                bool isActive = Differentiability.IsDifferentiable(definition.Type)
                    && !Differentiability.HasNoDerivative(definition.GetAttributes());
                ParameterKind kind = Differentiability.KindOf(parameter.Type, parameter.RefKind);
                parameters.Add(new ProbeParameter(parameter.Name, kind, isActive, parameter.Type, definition.Type, IsReceiver: false));
            }

            return parameters;
        }
    }

    /// <summary>The <c>[Differentiable]</c> of a member.</summary>
    public static AttributeData? Mark(IMethodSymbol method) =>
        method.GetAttributes().Concat(method.AssociatedSymbol?.GetAttributes() ?? [])
            .FirstOrDefault(attribute => attribute.AttributeClass?.Name is nameof(DifferentiableAttribute));
}
