using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Objects from constructors: a constructor is run on the fields of the new object.</content>
internal sealed partial class MethodLowering
{
    /// <summary>An object that only its local refers to, and of which only fields are used, is a bundle of variables.</summary>
    private bool TryDeclareObject(ILocalSymbol local, IOperation initializer)
    {
        if (facts.IsAssigned(local) || predeclared.Contains(local) || facts.UsesOf(local).Any(use => !IsFieldUse(use)))
        {
            return false;
        }

        SplitCell? made = StripConversions(initializer) switch
        {
            IObjectCreationOperation creation => TryCreate(creation),
            IWithOperation with => Changed(with),
            _ => null,
        };
        if (made is null)
        {
            return false;
        }

        cells[local] = new SplitCell(made.Aggregate, made.Layout, made.Layout.Fields.Select((field, i) => Renamed(made.Fields[i], FieldVariableName(local.Name, field))).ToArray());
        return true;

        Cell Renamed(Cell cell, string name) => cell is VariableCell variable ? DeclareCell(name, variable.Type, variable.Variable) : cell;
        bool IsFieldUse(IOperation use) => use.Parent switch
        {
            IFieldReferenceOperation field => field.Instance == use,
            IPropertyReferenceOperation property => property.Instance == use && IsFieldLike(property.Property),
            IWithOperation with => with.Operand == use,
            _ => false,
        };
    }

    private Value LowerObjectCreation(IObjectCreationOperation creation)
    {
        IrType type = types.Map(creation.Type!);
        if (type is SequenceType sequence)
        {
            return LowerSequenceCreation(creation, sequence);
        }

        if (type is AggregateType && LayoutOf(type) is { ConstructCode.Length: 0 } && calls.Resolve(creation.Constructor!) is not DifferentiableTarget)
        {
            // What private members hold is nothing that code here could put together: its own constructor does, and no active value may go in.
            return creation is { Type.IsValueType: true, Constructor.IsImplicitlyDeclared: true, Initializer: null }
                ? DefaultOf(type)
                : LowerPassiveCreation(creation);
        }

        if (TryCreate(creation) is { } created)
        {
            Value value = Read(created);
            return created.Aggregate.Kind == AggregateKind.Class ? Materialize(value) : value;
        }

        if (type is not AggregateType aggregate || LayoutOf(type) is not { } layout || creation.Constructor is not { } constructor)
        {
            return LowerPassiveCreation(creation);
        }

        if (calls.Resolve(constructor) is DifferentiableTarget { Callee: var callee } && creation.Initializer is null)
        {
            return CallDifferentiable(callee, constructor, null, creation.Arguments, creation)!;
        }

        return DefaultValue(type);
    }

    /// <summary>Runs the constructor and the initialiser on the fields of a new object; null where that is left to a call or to text.</summary>
    private SplitCell? TryCreate(IObjectCreationOperation creation)
    {
        if (types.Map(creation.Type!) is not AggregateType aggregate || LayoutOf(aggregate) is not { } layout || creation.Constructor is not { } constructor
            || (calls.Resolve(constructor) is DifferentiableTarget && creation.Initializer is null))
        {
            return null;
        }

        SplitCell made = NewObject(aggregate, layout);
        if (Construct(constructor, creation.Arguments, made, creation) && creation.Initializer is { } initializer)
        {
            LowerInitializer(initializer, made);
        }

        return made;
    }

    private SplitCell NewObject(AggregateType type, AggregateLayout layout) =>
        new(type, layout, layout.Fields.Select(field => DeclareCell("", field.Type, DefaultValue(field.Type))).ToArray());

    private Value LowerPassiveCreation(IObjectCreationOperation creation)
    {
        TemplateBuilder template = new();
        template.Text($"new {CodeNames.Of(creation.Type!)}(");
        RenderArguments(creation.Arguments, template);
        template.Text(")");
        if (creation.Initializer is { } initializer)
        {
            template.Text(" { ");
            for (int i = 0; i < initializer.Initializers.Length; i++)
            {
                template.Text(i == 0 ? "" : ", ");
                switch (initializer.Initializers[i])
                {
                    case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } indexer } assignment:
                        template.Text("[");
                        RenderArguments(indexer.Arguments, template);
                        template.Text("] = ");
                        RenderPart(assignment.Value, template);
                        break;
                    case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } assignment:
                        template.Text(CodeNames.Escape(member.Name) + " = ");
                        RenderPart(assignment.Value, template);
                        break;
                    case IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 } add:
                        RenderPart(add.Arguments[0].Value, template);
                        break;
                    default:
                        return Unsupported(creation, "this initialiser");
                }
            }

            template.Text(" }");
        }

        // An object could hand active data on, unseen.
        bool hides = template.Arguments.Any(static a => a.Type.IsDifferentiable) && calls.Resolve(creation.Constructor!) is not ObserverTarget && nestedDepth == 0;
        Gap? gap = hides ? new Gap("AD0003", Origin(creation), EquatableArray.Of($"new {creation.Type!.Name}")) : null;
        return Let(new TemplateExpression(template.ToString(), template.Arguments, types.Map(creation.Type!), IsPure: false, IsStable: false, gap));
    }

    /// <summary>Runs a constructor on a new object; false, reported, where its body is not known.</summary>
    private bool Construct(IMethodSymbol constructor, IReadOnlyList<IArgumentOperation> arguments, Cell made, IOperation operation)
    {
        if (constructor.IsImplicitlyDeclared && constructor.Parameters.IsEmpty && !HasInitialisers(constructor.ContainingType))
        {
            return true;
        }

        Value[] values = new Value[constructor.Parameters.Length];
        for (int i = 0; i < arguments.Count; i++)
        {
            values[arguments[i].Parameter?.Ordinal ?? i] = LowerBefore(arguments[i].Value, arguments.Skip(i + 1).Select(static a => a.Value));
        }

        if (constructor.DeclaringSyntaxReferences.IsEmpty && !constructor.IsImplicitlyDeclared)
        {
            return ConstructForeign(constructor, values, made, operation);
        }

        if (constructor.Parameters.Any(static p => p.RefKind is RefKind.Ref or RefKind.Out))
        {
            Unsupported(operation, "a constructor with ref parameters");
            return false;
        }

        for (FunctionFrame? outer = frame; outer is not null; outer = outer.Outer)
        {
            if (SymbolEqualityComparer.Default.Equals(outer.Symbol, constructor))
            {
                Unsupported(operation, "a constructor that calls itself");
                return false;
            }
        }

        for (int i = 0; i < values.Length; i++)
        {
            IParameterSymbol parameter = constructor.OriginalDefinition.Parameters[i];
            cells[parameter] = DeclareCell(parameter.Name, types.Map(constructor.Parameters[i].Type), values[i], parameter);
            cells[constructor.Parameters[i]] = cells[parameter];
        }

        (Cell? savedThis, FunctionFrame saved) = (thisCell, frame);
        thisCell = made;
        frame = new FunctionFrame(new JumpTarget("returned"), constructor, frame);
        WithTypes(constructor.ContainingType, () => RunConstructor(constructor, made, operation));
        (thisCell, frame) = (savedThis, saved);
        return true;
    }

    private void RunConstructor(IMethodSymbol constructor, Cell made, IOperation operation)
    {
        SyntaxNode? syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        bool callsThis = syntax is ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.ThisKeyword };
        if (!callsThis)
        {
            RunInitialisers(constructor, made, syntax);
        }

        if (syntax is not ConstructorDeclarationSyntax || compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation) is not IConstructorBodyOperation body)
        {
            return;
        }

        if (body.Initializer is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var other } call } && other.ContainingType.SpecialType == SpecialType.None)
        {
            Construct(other, call.Arguments, made, operation);
        }

        IncludeFacts(body);
        LowerFunctionBody(StatementsOf(body), null, ReturnsOf(body));
    }

    /// <summary>The initialisers of fields and properties; of a positional record, its properties from the parameters.</summary>
    private void RunInitialisers(IMethodSymbol constructor, Cell made, SyntaxNode? syntax)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        if (syntax is RecordDeclarationSyntax)
        {
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                if (FieldOf(made, CodeNames.Escape(parameter.Name)) is { } field)
                {
                    Write(field, Read(cells[parameter]));
                }
            }
        }

        foreach (ISymbol member in type.OriginalDefinition.GetMembers())
        {
            if (member.IsStatic || InitialiserOf(member) is not { } value || FieldOf(made, CodeNames.Escape(member.Name)) is not { } cell)
            {
                continue;
            }

            SemanticModel model = compilation.GetSemanticModel(value.SyntaxTree);
            ITypeSymbol target = member is IFieldSymbol f ? f.Type : ((IPropertySymbol)member).Type;
            if (model.GetOperation(value, cancellation) is IArrayInitializerOperation elements)
            {
                Write(cell, NewArray((SequenceType)types.Map(target), elements));
            }
            else if (model.GetOperation(value, cancellation) is { } initial)
            {
                Value lowered = Lower(initial);
                Write(cell, initial.Type is { } from ? Convert(lowered, from, target, null, false, initial) : lowered);
            }
        }

        // The parameters of a primary constructor that members capture are fields of the object.
        if (syntax is TypeDeclarationSyntax and not RecordDeclarationSyntax && made is SplitCell split)
        {
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                int index = FieldIndex(split.Layout, $"<{parameter.Name}>P");
                if (index >= 0)
                {
                    Write(split.Fields[index], Read(cells[parameter]));
                }
            }
        }
    }

    private static bool HasInitialisers(INamedTypeSymbol type) => type.GetMembers().Any(static member => !member.IsStatic && InitialiserOf(member) is not null);

    private static ExpressionSyntax? InitialiserOf(ISymbol member) => member is IFieldSymbol or IPropertySymbol
        ? member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax, Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => null,
        }
        : null;

    /// <summary>A constructor of a referenced assembly: of a vector or a positional record the fields are known by name.</summary>
    private bool ConstructForeign(IMethodSymbol constructor, Value[] values, Cell made, IOperation operation)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        if (known.IsVector(type) && ConstructVector(values, made))
        {
            return true;
        }

        bool isPositional = type.IsRecord && type.GetMembers("Deconstruct").OfType<IMethodSymbol>()
            .Any(d => d.Parameters.Select(static p => p.Name).SequenceEqual(constructor.Parameters.Select(static p => p.Name)));
        SplitCell split = (SplitCell)made;
        if (isPositional || known.IsVector(type))
        {
            int[] positions = constructor.Parameters.Select(p => PositionOf(split.Layout, p.Name)).ToArray();
            if (positions.All(static position => position >= 0) && positions.Select((position, i) => values[i].Type == split.Layout.Fields[position].Type).All(static fits => fits))
            {
                for (int i = 0; i < values.Length; i++)
                {
                    Write(split.Fields[positions[i]], values[i]);
                }

                return true;
            }
        }

        Report("AD0003", operation, $"new {type.Name}");
        return false;
    }

    /// <summary>The framework's vectors and matrices take their numbers in order, some of them packed in smaller vectors; one
    /// number alone is that of all components.</summary>
    private bool ConstructVector(Value[] values, Cell made)
    {
        List<Cell> targets = [];
        Flatten(made, targets);
        List<Value> numbers = [];
        foreach (Value value in values)
        {
            Flatten(value, numbers);
        }

        if (numbers.Any(static n => n.Type is not RealType) || (numbers.Count != targets.Count && numbers.Count != 1))
        {
            return false;
        }

        Value[] kept = numbers.Select(Snapshot).ToArray();
        for (int i = 0; i < targets.Count; i++)
        {
            Write(targets[i], kept[kept.Length == 1 ? 0 : i]);
        }

        return true;
    }

    private static void Flatten(Cell cell, List<Cell> leaves)
    {
        if (cell is not SplitCell split)
        {
            leaves.Add(cell);
            return;
        }

        foreach (Cell field in split.Fields)
        {
            Flatten(field, leaves);
        }
    }

    private void Flatten(Value value, List<Value> leaves)
    {
        if (!IsSplit(value.Type))
        {
            leaves.Add(value);
            return;
        }

        foreach (Value field in Split(value, (AggregateType)value.Type).Fields)
        {
            Flatten(field, leaves);
        }
    }

    private static int PositionOf(AggregateLayout layout, string name)
    {
        for (int i = 0; i < layout.Fields.Count; i++)
        {
            if (string.Equals(layout.Fields[i].Name.TrimStart('@'), name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
