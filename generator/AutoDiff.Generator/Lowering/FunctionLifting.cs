using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <summary>The recursive local functions of one member: which there are, what they capture, and what they are as members.</summary>
/// <remarks>A captured variable that nothing assigns after its declaration is passed by value, any other by <c>ref</c>: each call of the recursion
/// sees the one variable of the member.</remarks>
internal sealed class FunctionLifting(IMethodSymbol member, TypeMapper types)
{
    private readonly Dictionary<IMethodSymbol, LiftedFunction> known = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly MemberSignature signature = MemberSignature.Read(member, types);

    /// <summary>Those that are called and whose bodies are not lowered yet.</summary>
    public Queue<LiftedFunction> Pending { get; } = new();

    /// <summary>Whether a call of the local function may come back to it.</summary>
    public static bool IsRecursive(IMethodSymbol function, BodyFacts facts) => Reachable(function, facts).Contains(function, SymbolEqualityComparer.Default);

    /// <summary>The function as a member; null with the reason why it cannot be one.</summary>
    public LiftedFunction? Find(IMethodSymbol function, BodyFacts facts, out string? reason)
    {
        reason = null;
        if (known.TryGetValue(function, out LiftedFunction? found))
        {
            return found;
        }

        IMethodSymbol[] all = [function, .. Reachable(function, facts).Where(other => !SymbolEqualityComparer.Default.Equals(other, function))];
        IOperation[] bodies = [.. all.Select(other => (IOperation?)facts.LocalFunctions[other].Body).OfType<IOperation>()];
        if (facts.LocalFunctions[function].Body is not { } body || (reason = WhyNot(function)) is not null)
        {
            return null;
        }

        List<ISymbol> captures = [];
        bool usesThis = false;
        foreach (IOperation operation in bodies.SelectMany(static b => b.DescendantsAndSelf()))
        {
            ISymbol? symbol = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            };
            if (operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } || IsOfPrimaryConstructor(symbol))
            {
                usesThis = true;
            }
            else if (symbol is not null && !captures.Contains(symbol, SymbolEqualityComparer.Default) && IsOutside(symbol, bodies))
            {
                captures.Add(symbol);
            }
        }

        if (usesThis && (signature.Receiver is null or { IsActive: true } || member.ContainingType.IsValueType || member.ContainingType.TypeKind == TypeKind.Interface))
        {
            reason = "it uses 'this'";
            return null;
        }

        captures.Sort(static (a, b) => a.Locations[0].SourceSpan.Start.CompareTo(b.Locations[0].SourceSpan.Start));
        reason = captures.Select(capture => WhyNotCaptured(capture, facts)).FirstOrDefault(static why => why is not null);
        return reason is null ? known[function] = Add(function, body, captures, usesThis, facts) : null;
    }

    private static HashSet<IMethodSymbol> Reachable(IMethodSymbol function, BodyFacts facts)
    {
        HashSet<IMethodSymbol> found = new(SymbolEqualityComparer.Default);
        Stack<IMethodSymbol> pending = new();
        pending.Push(function);
        while (pending.Count > 0)
        {
            if (!facts.LocalFunctions.TryGetValue(pending.Pop(), out ILocalFunctionOperation? next) || next.Body is null)
            {
                continue;
            }

            foreach (IOperation operation in next.Body.DescendantsAndSelf())
            {
                IMethodSymbol? called = operation switch
                {
                    IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } target } => target.OriginalDefinition,
                    IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } target } => target.OriginalDefinition,
                    _ => null,
                };
                if (called is not null && found.Add(called))
                {
                    pending.Push(called);
                }
            }
        }

        return found;
    }

    private bool IsOfPrimaryConstructor(ISymbol? symbol) =>
        symbol is { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } && !SymbolEqualityComparer.Default.Equals(constructor, member);

    private static bool IsOutside(ISymbol symbol, IOperation[] bodies) => !symbol.DeclaringSyntaxReferences.Any(declaration => bodies.Any(body =>
        FunctionSyntax(body) is { } around && around.SyntaxTree == declaration.SyntaxTree && around.Span.Contains(declaration.Span)));

    /// <summary>The function with its parameters around a body.</summary>
    private static SyntaxNode? FunctionSyntax(IOperation body) => body.Parent is ILocalFunctionOperation function ? function.Syntax : body.Syntax;

    private string? WhyNot(IMethodSymbol function)
    {
        if (function.IsAsync || function.ReturnsByRef || function.ReturnsByRefReadonly || function.IsGenericMethod)
        {
            return "it is generic, asynchronous or returns by reference";
        }

        if (types.Substitution.Count > 0 || (member.IsGenericMethod && (member.IsOverride || Contracts.IsExplicit(member))))
        {
            return "it stands in generic code";
        }

        foreach (IParameterSymbol parameter in function.Parameters)
        {
            if (!IsPassable(parameter.Type) || types.FindUnsupported(parameter.Type, isParameter: parameter.RefKind is RefKind.None or RefKind.In) is not null)
            {
                return $"its parameter '{parameter.Name}' is a {parameter.Type.Name}";
            }
        }

        return !function.ReturnsVoid && (types.FindUnsupported(function.ReturnType) is not null || function.ReturnType.IsRefLikeType)
            ? $"it returns a {function.ReturnType.Name}"
            : null;
    }

    private string? WhyNotCaptured(ISymbol capture, BodyFacts facts)
    {
        ITypeSymbol type = TypeOf(capture);
        bool isWritten = facts.IsAssigned(capture);
        return !IsPassable(type) || types.FindUnsupported(type) is not null ? $"it captures '{capture.Name}'"
            : isWritten && types.Map(type) is SequenceType or AggregateType { Kind: not (AggregateKind.Struct or AggregateKind.Tuple) } ? $"it captures '{capture.Name}', which is assigned"
            : isWritten && capture is ILocalSymbol && capture.DeclaringSyntaxReferences.Any(static d => d.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Initializer: null })
                ? $"it captures '{capture.Name}', which is declared without a value"
            : null;
    }

    /// <summary>Delegates stand for their bodies, and inline arrays for memory.</summary>
    private static bool IsPassable(ITypeSymbol type) => type.TypeKind != TypeKind.Delegate && InlineArray.Of(type) is null;

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type;

    private LiftedFunction Add(IMethodSymbol function, IBlockOperation body, List<ISymbol> captures, bool usesThis, BodyFacts facts)
    {
        string family = signature.Family + HalfNames.SuffixOf(signature) + "__Local_" + function.Name;
        string name = family;
        for (int i = 2; !names.Add(name); i++)
        {
            name = family + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        List<IrParameter> parameters = [];
        foreach (IParameterSymbol parameter in function.Parameters)
        {
            IrType type = types.Map(parameter.Type);
            bool isActive = type.IsDifferentiable && !KnownSymbols.Has(parameter, types.Known.NoDerivativeAttribute);
            parameters.Add(new IrParameter(new IrVariable(parameters.Count, parameter.Name, type), ModeOf(parameter.RefKind), isActive));
        }

        foreach (ISymbol capture in captures)
        {
            IrType type = types.Map(TypeOf(capture));
            bool isActive = type.IsDifferentiable && !KnownSymbols.Has(capture, types.Known.NoDerivativeAttribute);
            parameters.Add(new IrParameter(new IrVariable(parameters.Count, UniqueName(capture.Name, parameters), type), facts.IsAssigned(capture) ? PassingMode.Ref : PassingMode.Value, isActive));
        }

        var lifted = new LiftedFunction(function, body, captures, CalleeOf(function, name, parameters, usesThis), parameters.ToEquatableArray());
        Pending.Enqueue(lifted);
        return lifted;
    }

    private static string UniqueName(string wish, List<IrParameter> parameters)
    {
        string name = wish;
        for (int i = 1; parameters.Exists(parameter => parameter.Variable.Name == name); i++)
        {
            name = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    private static PassingMode ModeOf(RefKind kind) => kind switch
    {
        RefKind.None => PassingMode.Value,
        RefKind.Ref => PassingMode.Ref,
        RefKind.Out => PassingMode.Out,
        _ => PassingMode.In,
    };

    private Callee CalleeOf(IMethodSymbol function, string name, List<IrParameter> parameters, bool usesThis)
    {
        IrType? result = function.ReturnsVoid ? null : types.Map(function.ReturnType);
        string owner = CodeNames.Of(member.ContainingType);
        string arguments = HostReader.TypeParameters(member.TypeParameters, withVariance: false);
        CalleeParameter[] receiver = usesThis ? [new CalleeParameter("this", types.Map(member.ContainingType), PassingMode.Value, IsActive: false, IsReadOnly: false)] : [];
        (CompanionKind Kind, string Name)[] companions =
        [
            (CompanionKind.Jvp, CompanionNames.HiddenJvp(name)),
            .. CanReverse(parameters) ? new[]
            {
                (CompanionKind.Forward, CompanionNames.Forward(name, "")),
                (CompanionKind.Reverse, CompanionNames.Reverse(name, "")),
                (CompanionKind.ForwardJvp, CompanionNames.ForwardJvp(name, "")),
                (CompanionKind.ReverseJvp, CompanionNames.ReverseJvp(name, "")),
            }
            : [],
        ];
        return new Callee(
            CalleeFactory.KeyOf(member) + "/" + name,
            owner,
            name,
            name,
            arguments,
            usesThis,
            "",
            receiver.Concat(parameters.Select(static p => new CalleeParameter(p.Variable.Name, p.Variable.Type, p.Mode, p.IsActive, !p.IsMutable))).ToEquatableArray(),
            result,
            result is { IsDifferentiable: true } && KnownSymbols.Find(function.GetReturnTypeAttributes(), types.Known.NoDerivativeAttribute) is null,
            companions.Select(c => new CompanionReference(c.Kind, $"{(usesThis ? "" : owner)}.{c.Name}{arguments}")).ToEquatableArray())
        {
            // Nobody looks into it for what it does besides.
            HasEffects = true,
        };
    }

    private bool CanReverse(List<IrParameter> parameters) => signature.AsksReverse
        && CompanionRules.Unwritable(parameters.Where(static p => p.IsActive).Select(static p => (p.Variable.Name, p.Variable.Type)), types, objectsAreValues: true) is null;
}
