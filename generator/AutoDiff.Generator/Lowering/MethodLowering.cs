using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <summary>Lowers a method's body from Roslyn's operations to the core language.</summary>
/// <remarks>
/// One instance lowers one method. Expressions are evaluated in C#'s order into temporaries of the current block;
/// jumps become nested conditionals and flags (<c>MethodLowering.Jumps.cs</c>). What has no lowering is a
/// <see cref="Problem"/>, and the method has no IR then.
/// </remarks>
internal sealed partial class MethodLowering
{
    private readonly IMethodSymbol method;
    private readonly Compilation compilation;
    private readonly KnownSymbols known;
    private readonly TypeMapper types;
    private readonly CallResolver calls;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<ISymbol, Cell> cells = new(SymbolEqualityComparer.Default);
    private readonly List<Problem> problems = [];
    private readonly List<Location> origins;
    private readonly Dictionary<SyntaxNode, int> siteOrigins = [];
    private SyntaxNode? site;
    private BodyFacts facts = new([]);
    
    /// <summary>What <c>this</c> means here; null where it is passive and stays as it is in the text.</summary>
    private Cell? thisCell;

    private int nextId;

    private MethodLowering(IMethodSymbol method, Compilation compilation, TypeMapper types, CallResolver calls, CancellationToken cancellation, List<Location>? origins = null)
    {
        this.method = method;
        this.origins = origins ?? [];
        this.compilation = compilation;
        this.types = types;
        this.calls = calls;
        this.cancellation = cancellation;
        known = KnownSymbols.Of(compilation);
    }

    /// <summary>Lowers the body of <paramref name="method"/>, whose parameters the caller has mapped. <paramref name="repeating"/>: a companion
    /// that was asked for by name and runs the body several times, or nothing.</summary>
    public static LoweringResult Lower(
        IMethodSymbol method,
        SemanticModel model,
        TypeMapper types,
        CallResolver calls,
        EquatableArray<IrParameter> parameters,
        string repeating,
        CancellationToken cancellation)
    {
        MethodLowering lowering = new(method, model.Compilation, types, calls, cancellation) { repeating = repeating };
        return lowering.Run(model, parameters);
    }

    private LoweringResult Run(SemanticModel model, EquatableArray<IrParameter> parameters)
    {
        EquatableArray<IrResult> results = ResultsOf(method);
        EquatableArray<IrStatement> body = EquatableArray<IrStatement>.Empty;
        IOperation? operation = BodyOf(method, model);
        if (operation is null)
        {
            Report("AD0002", method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation).GetLocation() ?? Location.None, "a method without a body");
        }
        else
        {
            try
            {
                IncludeFacts(operation);
                current = scope = root;
                DeclareParameters(parameters);
                ReportFileLocalTypes(operation);
                ReportMovingState(operation);
                LowerMethodBody(operation, results);
                body = NamedMemory.Apply(new BlockFreezer(NewVariable).Freeze(root));
                if (body.Count == 0 || body[body.Count - 1] is not ReturnStatement)
                {
                    body = body.Append(new ReturnStatement(EquatableArray<Operand>.Empty)).ToEquatableArray();
                }
            }
            catch (InsufficientExecutionStackException)
            {
                Report("AD0002", operation, "an expression nested this deeply");
            }
        }

        IReadOnlyList<LoweredFunction> functions = problems.Count > 0 ? [] : LowerLifted();
        IrMethod? lowered = problems.Count > 0
            ? null
            : new IrMethod(method.Name, parameters, results, body, types.Layouts.ToEquatableArray(), nextId, KnownSymbols.Has(method, known.CheckpointAttribute)) { Guards = guards.ToEquatableArray() };
        return new LoweringResult(lowered, problems.ToEquatableArray(), origins, operation is null ? [] : HiddenSymbols.In(operation), functions, movesOn);
    }

    /// <summary>Companions stand in a file of their own, which sees nothing that is local to the user's.</summary>
    private void ReportFileLocalTypes(IOperation body)
    {
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            ISymbol? symbol = operation switch
            {
                _ when operation.ConstantValue.HasValue => null,
                IMemberReferenceOperation { Instance: null } reference => reference.Member.ContainingType,
                IInvocationOperation { Instance: null } invocation => invocation.TargetMethod.ContainingType,
                IObjectCreationOperation creation => creation.Type,
                IVariableDeclaratorOperation declarator => declarator.Symbol.Type,
                _ => null,
            };
            for (ISymbol? type = symbol; type is INamedTypeSymbol; type = type.ContainingType)
            {
                if (type is INamedTypeSymbol { IsFileLocal: true })
                {
                    Report("AD0002", operation, $"'{type.Name}', a type that is local to its file (generated code stands in another; make it internal, or private to the class),");
                    return;
                }
            }
        }
    }

    private static IOperation? BodyOf(IMethodSymbol method, SemanticModel model)
    {
        IMethodSymbol implementation = method.PartialImplementationPart ?? method;
        foreach (SyntaxReference reference in implementation.DeclaringSyntaxReferences)
        {
            SyntaxNode syntax = reference.GetSyntax();
            SemanticModel owner = syntax.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(syntax.SyntaxTree);
            if (owner.GetOperation(syntax) is { } operation)
            {
                return operation;
            }
        }

        return null;
    }

    private EquatableArray<IrResult> ResultsOf(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.Constructor)
        {
            return EquatableArray.Of(new IrResult(types.Map(method.ContainingType), types.Map(method.ContainingType).IsDifferentiable));
        }

        if (method.ReturnsVoid)
        {
            return EquatableArray<IrResult>.Empty;
        }

        IrType type = types.Map(method.ReturnType);
        bool isActive = type.IsDifferentiable && KnownSymbols.Find(method.GetReturnTypeAttributes(), known.NoDerivativeAttribute) is null;
        return EquatableArray.Of(new IrResult(type, isActive));
    }

    private void DeclareParameters(EquatableArray<IrParameter> parameters)
    {
        int position = 0;
        foreach (IrParameter parameter in parameters)
        {
            nextId = Math.Max(nextId, parameter.Variable.Id + 1);
        }

        foreach (IrParameter parameter in parameters)
        {
            if (parameter.IsThis)
            {
                thisCell = new VariableCell(parameter.Variable);
                continue;
            }

            // The body of a partial method knows the parameters of its own part.
            IParameterSymbol symbol = ExtensionMembers.ParametersInBodyOf(method)[position++];
            IrVariable variable = parameter.Variable;
            if (!parameter.IsActive)
            {
                constantObjects.Add(variable.Id);
            }

            cells[symbol] = new VariableCell(variable);
            if (InlineArray.Of(symbol.Type) is { } inline && parameter.Mode is PassingMode.Value or PassingMode.In && variable.Type is AggregateType)
            {
                cells[symbol] = CopyToMemory(symbol.Name, inline, variable);
                continue;
            }

            if (parameter.Mode == PassingMode.Value && facts.IsAssigned(symbol) && IsSplit(variable.Type))
            {
                // A struct that the method changes is its own copy.
                Cell copy = DeclareCell(symbol.Name, variable.Type);
                Write(copy, variable);
                cells[symbol] = copy;
            }
        }
    }

    // What the compiler names itself, in a query say, has a name that C# cannot write.
    private IrVariable NewVariable(string name, IrType type) => new(nextId++, name.Length > 0 && name[0] == '<' ? "" : name, type);

    /// <summary>Appends a statement where the program still runs; what follows a jump or throw is dropped.</summary>
    private void Emit(object item)
    {
        if (isReachable)
        {
            current.Items.Add(item);
            KeepForGuards(item);
        }
    }

    private VariableOperand Let(Expression value, string name = "")
    {
        IrVariable variable = NewVariable(name, value.Type);
        Emit(new LetStatement(variable, value, SiteOrigin()));
        return new VariableOperand(variable);
    }

    private int Origin(Location location)
    {
        origins.Add(location);
        return origins.Count - 1;
    }

    private int Origin(IOperation operation) => Origin(operation.Syntax.GetLocation());

    /// <summary>The number of the construct that is being lowered, under which the analyzers find it again.</summary>
    private int SiteOrigin()
    {
        if (site is null)
        {
            return -1;
        }

        if (!siteOrigins.TryGetValue(site, out int origin))
        {
            siteOrigins[site] = origin = Origin(site.GetLocation());
        }

        return origin;
    }

    private void Report(string id, Location location, params string[] arguments) =>
        problems.Add(new Problem(id, Origin(location), EquatableArray.Of(arguments)));

    private void Report(string id, IOperation operation, params string[] arguments) => Report(id, operation.Syntax.GetLocation(), arguments);

    /// <summary>Reports a construct that has no derivative and goes on with a value that nobody will see.</summary>
    private Value Unsupported(IOperation operation, string construct, ITypeSymbol? type = null)
    {
        // What a pointer is made from is named, and not each use of it as well.
        if (construct != ConstructNames.Pointer || !problems.Any(static problem => problem is { Id: "AD0002", Arguments: { Count: > 0 } named } && named[0] is ConstructNames.Pointer or ConstructNames.Unsafe))
        {
            Report("AD0002", operation, construct);
        }

        return (type ?? operation.Type) is { SpecialType: not SpecialType.System_Void } known
            ? DefaultOf(types.Map(known))
            : PassiveConstant.False;
    }

    private static Operand DefaultOf(IrType type) => type switch
    {
        RealType real => new RealConstant(0.0, real),
        PassiveType { Code: "bool" } => PassiveConstant.False,
        PassiveType { Code: "int" } => PassiveConstant.Int(0),
        _ => new PassiveConstant($"default({type.Code})", type),
    };
}
