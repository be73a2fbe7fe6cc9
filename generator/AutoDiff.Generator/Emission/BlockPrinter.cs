using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes the statements of one block, and nests the temporaries of the flat IR back into the expressions that use
/// them: a pure temporary that is read once waits until that reading, unless something comes between that it must not pass.</summary>
internal sealed partial class BlockPrinter(MethodContext context, TemporaryScope scope)
{
    /// <summary>The most operators, and about the most characters, that one expression may have; beyond, parts get a name.</summary>
    private const int MostOperators = 12;
    private const int MostCharacters = 110;

    private readonly List<CodeNode> nodes = [];

    /// <summary>The temporaries that wait, in the order of their evaluation.</summary>
    private readonly List<Waiting> waiting = [];

    private sealed record Waiting(IrVariable Variable, CodeText Text, string Hint);

    /// <summary>The statements of a block; <paramref name="outer"/> is the scope around it.</summary>
    public static IReadOnlyList<CodeNode> Print(EquatableArray<IrStatement> block, MethodContext context, TemporaryScope? outer)
    {
        var printer = new BlockPrinter(context, new TemporaryScope(outer));
        printer.Statements(block);
        return printer.Finish();
    }

    private void Statements(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            Statement(statement);
        }
    }

    private IReadOnlyList<CodeNode> Finish()
    {
        Flush(static _ => true);
        return NodeTidying.Tidy(nodes);
    }

    private void Statement(IrStatement statement)
    {
        switch (statement)
        {
            case LetStatement let:
                Let(let);
                break;
            case DeclareStatement declare:
                Declare(declare);
                break;
            case AssignStatement assign:
                Assign(assign);
                break;
            case StoreStatement store:
                Store(store.Place, "=", store.Value);
                break;
            case AccumulateStatement accumulate:
                Store(accumulate.Place, accumulate.IsSubtraction ? "-=" : "+=", accumulate.Value);
                break;
            case FillStatement fill:
                Fill(fill);
                break;
            case CopyStatement copy:
                Copy(copy);
                break;
            case IfStatement branch:
                If(branch);
                break;
            case ForStatement loop:
                For(loop);
                break;
            case WhileStatement loop:
                While(loop);
                break;
            case TryStatement attempt:
                FlushAll();
                nodes.Add(new TryNode(Print(attempt.Body, context, scope), Print(attempt.Finally, context, scope)));
                break;
            case CallStatement call:
                Call(call);
                break;
            case EffectStatement effect:
                Effect(TemplateText.Fill(effect.Template, effect.Arguments.Select(Use).ToArray()) + ";");
                break;
            case SourceStatement source:
                // An adjoint stands under the statement that it belongs to.
                FlushNamed();
                nodes.Add(new CommentNode(source.Text.Replace('\r', ' ').Replace('\n', ' ')));
                break;
            case ReturnStatement returned:
                Return(returned);
                break;
            default:
                throw new InvalidOperationException($"No emission of {statement.GetType().Name}.");
        }
    }

    private void Let(LetStatement let)
    {
        // Beside no type, a conversion of a sequence must be written out.
        bool isNestable = IsNestable(let);
        CodeText text = Print(let.Value, isDeclared: !isNestable);
        if (IsRepeatable(let))
        {
            context.Repeatable[let.Target.Id] = text;
            return;
        }

        if (isNestable)
        {
            waiting.Add(new Waiting(let.Target, text, NameHints.Of(let.Value)));
            return;
        }

        if (let.Value is TemplateExpression { IsPure: false })
        {
            FlushPinned();
        }

        if (let.Value is TapeReleaseExpression && let.Target.Name.Length == 0 && context.Facts.Reads(let.Target) == 0)
        {
            nodes.Add(new LineNode(text.Text + ";"));
            return;
        }

        Declare(let.Target, text, NameHints.Of(let.Value));
    }

    private bool IsNestable(LetStatement let) =>
        (let.Target.Name.Length == 0 || let.Target.Name.EndsWith("Adjoint", StringComparison.Ordinal))
        && context.Facts.Reads(let.Target) == 1
        && !context.Facts.IsAssigned(let.Target)
        && let.Value switch
        {
            AllocateExpression or TapeReserveExpression or TapeReleaseExpression => false,
            TemplateExpression template => template.IsPure,
            MakeExpression make => make.Aggregate.Kind != AggregateKind.Class,
            _ => true,
        };

    /// <summary>What is as short as a name, and never changes: <c>i - 1</c>, <c>x.Length</c>.</summary>
    private bool IsRepeatable(LetStatement let) =>
        let.Target.Name.Length == 0
        && !context.Facts.IsAssigned(let.Target)
        && let.Value switch
        {
            BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract, IsChecked: false, Type: PassiveType { Code: "int" }, Right: PassiveConstant } binary =>
                binary.Left is VariableOperand { Variable: var left }
                && ((IsConstant(left) && left.Name.Length > 0) || (context.Repeatable.TryGetValue(left.Id, out CodeText? known) && known.Operators == 0)),
            LengthExpression { Sequence: { Name.Length: > 0, Type: SequenceType { Kind: not SequenceKind.List, IsTensor: false } } sequence } => IsConstant(sequence),
            _ => false,
        };

    private bool IsConstant(IrVariable variable) => !context.Facts.IsAssigned(variable) && !context.Facts.IsByReference(variable.Id);

    private void Declare(DeclareStatement declare)
    {
        string name = Name(declare.Target, "");
        IrType type = declare.Target.Type;
        bool isSpan = type is SequenceType { IsStorable: false };
        if (!declare.IsZeroed && !isSpan && !context.NeedsValue(declare.Target))
        {
            nodes.Add(new DeclareNode(TypeOf(declare.Target), name, null, AllowsConditional(type)));
            return;
        }

        string zero = type switch
        {
            RealType real => ConstantPrinter.Print(new RealConstant(0.0, real)),
            PassiveType { Code: "bool" } => "false",
            PassiveType { Code: "int" or "long" } => "0",
            AggregateType { Kind: AggregateKind.Immutable } immutable => ExpressionPrinter.Zero(immutable, context.Layouts),
            PassiveType or AggregateType { Kind: AggregateKind.Class } or SequenceType { IsStorable: true } => "default!",
            _ => "default",
        };
        nodes.Add(new DeclareNode(TypeOf(declare.Target), name, zero, AllowsConditional(type)));
    }

    private void Declare(IrVariable target, CodeText text, string hint)
    {
        string name = Name(target, hint);
        nodes.Add(new DeclareNode(TypeOf(target), name, (text.WithoutCast ?? text).Text, AllowsConditional(target.Type)));
    }

    /// <summary>A span that is assigned after its declaration may come to refer to the stack; <c>scoped</c> allows it.</summary>
    private string TypeOf(IrVariable variable)
    {
        bool isScoped = variable.Type is SequenceType { IsStorable: false } && context.Facts.IsAssigned(variable);
        return isScoped ? "scoped " + variable.Type.Code : variable.Type.Code;
    }

    private void Assign(AssignStatement assign)
    {
        CodeText text = Print(assign.Value, isDeclared: true);
        if (assign.Value is TemplateExpression { IsPure: false })
        {
            FlushPinned();
        }

        Assign(assign.Target, text, assign.Target.Type);
    }

    private void Assign(IrVariable target, CodeText text, IrType type)
    {
        FlushReading(target);
        if (context.Facts.IsByReference(target.Id))
        {
            FlushPinned();
        }

        string name = Name(target, "");
        if (text.Compound is { } parts && parts.Variable == target.Id && HasCompound(parts.Operator))
        {
            bool isStep = parts.Right == "1" && parts.Operator is BinaryOperator.Add or BinaryOperator.Subtract;
            nodes.Add(isStep && type is PassiveType
                ? new LineNode($"{name}{(parts.Operator == BinaryOperator.Add ? "++" : "--")};")
                : new AssignNode(name, OperatorTokens.Of(parts.Operator) + "=", parts.Right, AllowsConditional: false));
            return;
        }

        nodes.Add(new AssignNode(name, "=", (text.WithoutCast ?? text).Text, AllowsConditional(type)));
    }

    private void Store(Place place, string token, Operand value)
    {
        int written = ReadOnlyFields.Find(place, context.Layouts);
        Place assigned = written < 0 ? place : place with { Path = place.Path.Take(written).ToEquatableArray() };
        CodeText target = new ExpressionPrinter(Use, Base, context.Layouts).Place(assigned, isWritten: true);
        CodeText text = Use(value);
        FlushPinned();
        FlushReading(place.Base);
        if (written >= 0)
        {
            string[] rest = [.. place.Path.Skip(written)];
            nodes.Add(new AssignNode(target.Text, "=", ReadOnlyFields.Remade(TypeOf(assigned), target.Text, rest, token, text, context.Layouts), false));
            return;
        }

        nodes.Add(new AssignNode(target.Text, token, (text.WithoutCast ?? text).Text, AllowsConditional(place.Type) && token == "="));
    }

    /// <summary>The type of a place by the fields that lead to it.</summary>
    private IrType TypeOf(Place place)
    {
        IrType type = place.Indices.IsEmpty ? place.Base.Type : ((SequenceType)place.Base.Type).Element;
        return place.Path.Aggregate(type, (owner, field) => context.Layouts[owner.Code].Fields.First(f => f.Name == field).Type);
    }

    private void Fill(FillStatement fill)
    {
        CodeText sequence = Base(fill.Sequence);
        CodeText value = Use(fill.Value);
        bool isZero = fill.Value is RealConstant { Bits: 0 } or PassiveConstant { Code: "default" or "0" or "false" };
        string code = sequence.At(Precedence.Primary);
        Effect(((SequenceType)fill.Sequence.Type).Kind switch
        {
            // Not inlined: cleared in this method itself, each elementary function that follows would cost many times as much.
            SequenceKind.Span or SequenceKind.Array when isZero => $"global::AutoDiff.CompilerServices.Shadow.Clear({code});",
            SequenceKind.TensorSpan or SequenceKind.TensorElements when isZero => $"{code}.Clear();",
            SequenceKind.Span or SequenceKind.TensorSpan or SequenceKind.TensorElements => $"{code}.Fill({value.AsArgument()});",
            SequenceKind.Memory when isZero => $"{code}.Span.Clear();",
            SequenceKind.Memory => $"{code}.Span.Fill({value.AsArgument()});",
            SequenceKind.List => $"global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan({code}).Fill({value.AsArgument()});",
            _ when isZero => $"global::System.Array.Clear({code});",
            _ => $"global::System.Array.Fill({code}, {value.AsArgument()});",
        });
    }

    private void Copy(CopyStatement copy)
    {
        CodeText source = Base(copy.Source);
        CodeText target = Base(copy.Destination);
        Effect(((SequenceType)copy.Source.Type).Kind == SequenceKind.Array
            ? $"global::System.MemoryExtensions.AsSpan({source.AsArgument()}).CopyTo({target.AsArgument()});"
            : $"{source.At(Precedence.Primary)}.CopyTo({target.AsArgument()});");
    }

    private void Return(ReturnStatement returned)
    {
        CodeText[] values = returned.Values.Select(Use).ToArray();
        FlushAll();
        nodes.Add(new LineNode(values.Length switch
        {
            0 => "return;",
            1 => $"return {values[0].Text};",
            _ => $"return ({string.Join(", ", values.Select(static value => value.AsArgument()))});",
        }));
    }

    /// <summary>A line that may read and write any memory.</summary>
    private void Effect(string line)
    {
        FlushPinned();
        nodes.Add(new LineNode(line));
    }

    private static bool HasCompound(BinaryOperator binary) => binary
        is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder
        or BinaryOperator.And or BinaryOperator.Or or BinaryOperator.ExclusiveOr or BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight;

    private static bool AllowsConditional(IrType type) => type is RealType or PassiveType { Code: "int" or "bool" };

    private string Name(IrVariable variable, string hint) =>
        context.Names.Has(variable) ? context.Names[variable] : context.Names.NameTemporary(variable, hint, scope);
}
