using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Functions of functions: a delegate or a struct that computes goes in, and the body is inlined where it is known which.</content>
internal sealed partial class MethodLowering
{
    /// <summary>The names of the methods that a file calls.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> CalledNames = new();

    /// <summary>Whether a call runs a delegate parameter of a method that others call: its derivative is that of each call, and it needs no
    /// companions of its own.</summary>
    private bool IsFunctional(IMethodSymbol target, IOperation? instance) =>
        target.MethodKind == MethodKind.DelegateInvoke
        && instance is IParameterReferenceOperation { Parameter: var parameter }
        && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)
        && IsLeftToCallers();

    /// <summary>Whether a call goes through a type parameter of a method that others call: only they know the type.</summary>
    private bool IsOfTypeParameter(ITypeSymbol? type) =>
        type is ITypeParameterSymbol { DeclaringMethod: { } declaring } && SymbolEqualityComparer.Default.Equals(declaring, method) && IsLeftToCallers();

    private bool IsLeftToCallers() => IsAskedForNothing()
        && compilation.SyntaxTrees.Any(tree => CalledNames.GetValue(tree, ReadCalledNames).Contains(method.Name));

    /// <summary>Whether no companion is asked for by its name.</summary>
    private bool IsAskedForNothing() => KnownSymbols.Find(method.GetAttributes(), known.DifferentiableAttribute) is not { ConstructorArguments: { Length: 1 } arguments }
        || arguments[0].Value is not int flags || (DerivativeFlags)flags is DerivativeFlags.Default or DerivativeFlags.All;

    private static HashSet<string> ReadCalledNames(SyntaxTree tree) => new(
        tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Select(static call => call.Expression switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name,
            SimpleNameSyntax { Identifier.ValueText: var name } => name,
            _ => "",
        }),
        StringComparer.Ordinal);

    /// <summary>Whether the body is what matters: a delegate goes in that is known here, or an active value for a type parameter, of which the
    /// companions have no shadow.</summary>
    private bool TakesFunction(IInvocationOperation invocation)
    {
        IMethodSymbol definition = invocation.TargetMethod.OriginalDefinition;
        return invocation.Arguments.Any(argument => argument.Parameter is { } parameter
            && ((parameter.Type.TypeKind == TypeKind.Delegate && FunctionOf(argument.Value) is not null)
                || (definition.Parameters[parameter.Ordinal].Type is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } typeParameter && !known.IsReal(typeParameter)
                    && types.Map(parameter.Type).IsDifferentiable)));
    }

    /// <summary>Whether the companions of a method are left to the bodies of its calls: the generator would write them, and it runs a delegate of
    /// its parameters.</summary>
    private bool HasNoCompanions(IMethodSymbol target) =>
        SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, compilation.Assembly)
        && !KnownSymbols.Has(target, known.ImplicitDerivativeAttribute)
        && KnownSymbols.Has(target, known.DifferentiableAttribute)
        && !target.ContainingType.GetMembers(CompanionNames.Jvp(target.Name)).Concat(target.ContainingType.GetMembers(CompanionNames.Vjp(target.Name)))
            .Any(static member => member is IMethodSymbol companion && !CalleeFactory.IsGenerated(companion))
        && SourceOf(target.OriginalDefinition) is { } body
        && body.Descendants().Any(static part => part is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: IParameterReferenceOperation });

    /// <summary>Whether a differentiable method is handed a delegate that nobody here knows.</summary>
    private bool TakesUnknownFunction(IReadOnlyList<IArgumentOperation> arguments) => arguments.Any(argument =>
        argument.Parameter?.Type is INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke }
        && argument.ArgumentKind != ArgumentKind.DefaultValue
        && types.Map(invoke.ReturnType).IsDifferentiable);

    /// <summary>Within the body of an interface's own member: the interface, and the type for which the body is inlined.</summary>
    private ITypeSymbol? selfContract;
    private ITypeSymbol? selfType;

    /// <summary>What a member of an interface is for the type that stands for a type parameter here.</summary>
    private ISymbol? ImplementationOf(ISymbol member, ITypeSymbol? receiver) =>
        (receiver is ITypeParameterSymbol ? types.Substitute(receiver) : SymbolEqualityComparer.Default.Equals(receiver, selfContract) ? selfType : null) is INamedTypeSymbol concrete
        && concrete.TypeKind != TypeKind.Interface && member.ContainingType is { TypeKind: TypeKind.Interface } contract
            && types.Substitute(contract) is INamedTypeSymbol known
            ? concrete.FindImplementationForInterfaceMember(known.GetMembers(member.Name).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, member.OriginalDefinition)) ?? member)
            : null;

    /// <summary>The body of a static member of an interface for the type that stands for a type parameter here; null where none does.</summary>
    private IMethodSymbol? StaticImplementationOf(IMethodSymbol member, ITypeSymbol? constrainedTo) =>
        types.Substitution.Count > 0 && member is { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface } && constrainedTo is INamedTypeSymbol { TypeKind: not TypeKind.Interface } concrete
            && types.Substitute(member.ContainingType) is INamedTypeSymbol contract
            && contract.GetMembers(member.Name).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, member.OriginalDefinition)) is { } known
            ? concrete.FindImplementationForInterfaceMember(known) as IMethodSymbol is { ContainingType.TypeKind: not TypeKind.Interface } found && !Contracts.IsExplicit(found)
                ? member.TypeArguments.IsEmpty ? found : found.ConstructedFrom.Construct([.. member.TypeArguments.Select(types.Substitute)])
                : null
            : null;

    /// <summary><c>T.One</c> and its kind where <c>T</c> stands for <c>double</c> or <c>float</c>, which hide them; null for any other property.</summary>
    private RealConstant? NumberOf(IPropertyReferenceOperation operation) =>
        operation is { Instance: null, ConstrainedToType: { } constraint } && types.Map(types.Substitute(constraint)) is RealType { Kind: not RealKind.Generic } real
            ? operation.Property.Name switch
            {
                "Zero" or "AdditiveIdentity" => new RealConstant(0, real),
                "One" or "MultiplicativeIdentity" => new RealConstant(1, real),
                "NegativeOne" => new RealConstant(-1, real),
                _ => null,
            }
            : null;

    /// <summary>The type through which an operator of an interface is called.</summary>
    private ITypeSymbol? ConstraintOf(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.ConstrainedToType,
        IUnaryOperation unary => unary.ConstrainedToType,
        ICompoundAssignmentOperation assignment => assignment.ConstrainedToType,
        IIncrementOrDecrementOperation increment => increment.ConstrainedToType,
        IConversionOperation conversion => conversion.ConstrainedToType,
        _ => null,
    } is { } constraint ? types.Substitute(constraint) : null;

    /// <summary>A call through a type parameter that is known here; false for any other.</summary>
    private bool TryCallImplementation(IInvocationOperation invocation, bool isStatement, out Value? value)
    {
        value = null;
        if (invocation.Instance is not { } instance || ImplementationOf(invocation.TargetMethod, instance.Type) is not IMethodSymbol implementation)
        {
            return false;
        }

        // A type has no member of its own where an interface has the body.
        bool isDefault = implementation.ContainingType.TypeKind == TypeKind.Interface;
        bool isConstant = calls.Resolve(implementation) is DifferentiableTarget { Callee.Parameters: var parameters } && !parameters[0].IsActive;
        ITypeSymbol concrete = instance.Type is ITypeParameterSymbol ? types.Substitute(instance.Type) : selfType!;
        if ((isDefault || (isConstant && types.Map(concrete).IsDifferentiable)) && HiddenMember(concrete) is null && SourceOf(implementation) is { } body)
        {
            // Its companions take the receiver as constant; here its members may be active.
            IncludeFacts(body);
            Cell receiver = Freeze(ResolveCell(instance));
            (Cell? saved, ITypeSymbol? savedContract, ITypeSymbol? savedType) = (thisCell, selfContract, selfType);
            IReadOnlyList<IArgumentOperation> arguments = invocation.Arguments;
            Cell?[] bound = new Cell?[implementation.Parameters.Length];
            foreach (IArgumentOperation argument in arguments)
            {
                bound[argument.Parameter!.Ordinal] = argument.Parameter.RefKind is RefKind.Ref or RefKind.Out
                    ? Freeze(ResolveCell(argument.Value))
                    : new ValueCell(Snapshot(Lower(argument.Value)));
            }

            thisCell = receiver is ValueCell { Value: OperandValue { Operand: VariableOperand operand } } ? new VariableCell(operand.Variable) : receiver;
            (selfContract, selfType) = isDefault ? (implementation.ContainingType, concrete) : (null, null);
            value = InlineBound(implementation, body, bound, invocation);
            (thisCell, selfContract, selfType) = (saved, savedContract, savedType);
            return true;
        }

        value = LowerCall(implementation, instance, invocation.Arguments, invocation, isStatement);
        return true;
    }

    /// <summary>Lowers the body of a constructor, in which the parameters of the type stand for the types of the object made.</summary>
    private void WithTypes(INamedTypeSymbol constructed, Action lower)
    {
        Dictionary<ITypeParameterSymbol, ITypeSymbol> outer = types.Substitution;
        Dictionary<ITypeParameterSymbol, ITypeSymbol> inner = new(outer, SymbolEqualityComparer.Default);
        for (INamedTypeSymbol? type = constructed; type is not null; type = type.ContainingType)
        {
            for (int i = 0; i < type.TypeParameters.Length; i++)
            {
                inner[type.OriginalDefinition.TypeParameters[i]] = types.Substitute(type.TypeArguments[i]);
            }
        }

        types.Substitution = inner;
        lower();
        types.Substitution = outer;
    }

    /// <summary>Lowers a body in which the method's type parameters stand for the types of the call.</summary>
    private Value? WithTypes(IMethodSymbol constructed, Func<Value?> lower)
    {
        if (constructed.TypeParameters.IsEmpty)
        {
            return lower();
        }

        Dictionary<ITypeParameterSymbol, ITypeSymbol> outer = types.Substitution;
        Dictionary<ITypeParameterSymbol, ITypeSymbol> inner = new(outer, SymbolEqualityComparer.Default);
        for (int i = 0; i < constructed.TypeParameters.Length; i++)
        {
            inner[constructed.OriginalDefinition.TypeParameters[i]] = types.Substitute(constructed.TypeArguments[i]);
        }

        types.Substitution = inner;
        Value? value = lower();
        types.Substitution = outer;
        return value;
    }
}
