using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes one expression of IR; what its operands look like is the caller's to say.</summary>
internal sealed class ExpressionPrinter(
    Func<Operand, CodeText> operand,
    Func<IrVariable, CodeText> variable,
    IReadOnlyDictionary<string, AggregateLayout> layouts)
{
    /// <param name="isDeclared">Whether the target's type stands beside the expression, so that an implicit conversion to it will
    /// do.</param>
    public CodeText Print(Expression expression, bool isDeclared) => expression switch
    {
        UseExpression use => operand(use.Value),
        UnaryExpression unary => Unary(unary),
        BinaryExpression binary => Binary(binary),
        ConvertExpression convert => Convert(convert),
        PrimitiveExpression primitive => Call(primitive.Code, primitive.Arguments),
        LoadExpression load => Place(load.Place),
        LengthExpression length => Length(length),
        SliceExpression slice => Slice(slice, isDeclared),
        AllocateExpression allocate => Allocate(allocate),
        MakeExpression make => Make(make),
        TemplateExpression template => Template(template),
        TapeReserveExpression reserve => Tape(reserve.Tape, reserve.IsCleared ? "ReserveCleared" : "Reserve", reserve.Count, reserve.Sequence),
        TapeReleaseExpression release => Tape(release.Tape, "Release", release.Count, release.Sequence),
        ChainExpression chain => Call("global::AutoDiff.CompilerServices.Chain.Multiply", EquatableArray.Of(chain.Partial, chain.Shadow)),
        SelectExpression select => Select(select),
        _ => throw new InvalidOperationException($"No emission of {expression.GetType().Name}."),
    };

    /// <summary>The place as it is read or assigned.</summary>
    public CodeText Place(Place place, bool isWritten = false)
    {
        CodeText text = variable(place.Base);
        IrType type = place.Base.Type;
        var parts = new List<CodeText> { text };
        string code = text.At(Precedence.Primary);
        if (type is AggregateType { Kind: AggregateKind.Tuple } && code[0] == '(')
        {
            // A tuple that is written out does not know the names of its elements.
            code = $"(({type.Code}){code})";
        }

        if (!place.Indices.IsEmpty)
        {
            CodeText[] indices = place.Indices.Select(operand).ToArray();
            parts.AddRange(indices);
            if (type is SequenceType { Kind: SequenceKind.Memory or SequenceKind.ReadOnlyMemory })
            {
                code += ".Span";
            }
            else if (isWritten && !place.Path.IsEmpty && type is SequenceType { Kind: SequenceKind.List, Element: AggregateType { Kind: AggregateKind.Struct or AggregateKind.Tuple } })
            {
                // An element of a list is no variable.
                code = $"global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan({code})";
            }

            code = $"{code}[{string.Join(", ", indices.Select(static index => index.AsArgument()))}]";
            type = ((SequenceType)type).Element;
        }

        foreach (string field in place.Path)
        {
            IrField? known = Field(type, field);
            code = known is not null && code[0] == '(' && type is AggregateType { Kind: AggregateKind.Tuple }
                // A tuple made on the spot has no names.
                ? $"{code}.Item{layouts[type.Code].Fields.ToList().IndexOf(known) + 1}"
                : known is null
                ? $"{code}.{Keywords.Escape(field)}"
                : TemplateText.Fill(known.ReadCode, [CodeText.Constant(code)]);
            type = known?.Type ?? place.Type;
        }

        bool isPinned = !place.Indices.IsEmpty || place.Base.Type is AggregateType { Kind: AggregateKind.Class };
        return Compose(code, Precedence.Primary, 0, isPinned, parts);
    }

    private static CodeText Compose(string text, Precedence precedence, int operators, bool isPinned, params IReadOnlyList<CodeText> parts)
    {
        var reads = new HashSet<int>();
        foreach (CodeText part in parts)
        {
            reads.UnionWith(part.Reads);
            operators += part.Operators;
            isPinned |= part.IsPinned;
        }

        return new CodeText(text, precedence, operators, reads, isPinned);
    }

    private CodeText Unary(UnaryExpression unary)
    {
        CodeText value = operand(unary.Value);
        string text = value.At(Precedence.Unary);
        if (text[0] is '-' or '+')
        {
            text = $"({text})";
        }

        return Compose(OperatorTokens.Of(unary.Operator) + text, Precedence.Unary, 1, false, value);
    }

    private CodeText Binary(BinaryExpression binary)
    {
        CodeText left = operand(binary.Left);
        CodeText right = operand(binary.Right);
        CodeText leftText = left;
        CodeText rightText = right;
        bool isReal = binary.Left.Type is RealType { Kind: not RealKind.Generic } && binary.Right.Type is RealType;
        if (isReal && left.WithoutCast is not null && right.WithoutCast is null)
        {
            leftText = left.WithoutCast;
        }
        else if (isReal && right.WithoutCast is not null)
        {
            rightText = right.WithoutCast;
        }

        Precedence precedence = Of(binary.Operator);
        string rightCode = rightText.At(precedence + 1);
        string text = $"{leftText.At(precedence)} {OperatorTokens.Of(binary.Operator)} {rightCode}";
        bool isPinned = binary.Type is not RealType && binary.Operator is BinaryOperator.Divide or BinaryOperator.Remainder;
        CodeText code = Compose(text, precedence, 1, isPinned || binary.IsChecked, left, right);
        if (binary.IsChecked)
        {
            return code with { Text = $"checked({text})", Precedence = Precedence.Primary };
        }

        return binary.Left is VariableOperand { Variable: var target } && left.Reads.Count == 1 && left.Reads.Contains(target.Id)
            ? code with { Compound = new CompoundParts(target.Id, binary.Operator, rightText.Text) }
            : code;
    }

    private CodeText Convert(ConvertExpression convert)
    {
        CodeText value = operand(convert.Value);
        if (convert.Type is RealType { Kind: RealKind.Generic } || convert.Value.Type is RealType { Kind: RealKind.Generic })
        {
            return Compose($"{convert.Type.Code}.CreateChecked({value.AsArgument()})", Precedence.Primary, 1, false, value);
        }

        string text = value.At(Precedence.Unary);
        if (text[0] is '-' or '+')
        {
            text = $"({text})";
        }

        text = $"({convert.Type.Code}){text}";
        if (convert.IsChecked)
        {
            return Compose($"checked({text})", Precedence.Primary, 1, true, value);
        }

        CodeText code = Compose(text, Precedence.Unary, 1, false, value);
        return convert is { Type: RealType, Value.Type: PassiveType { Code: "int" or "uint" or "long" or "ulong" or "short" or "ushort" or "byte" or "sbyte" } }
            ? code with { WithoutCast = value }
            : code;
    }

    private CodeText Call(string callee, EquatableArray<Operand> arguments)
    {
        CodeText[] texts = arguments.Select(operand).ToArray();
        return Compose($"{callee}({Arguments(texts)})", Precedence.Primary, 1, false, texts);
    }

    private static string Arguments(IEnumerable<CodeText> arguments) => string.Join(", ", arguments.Select(static argument => argument.AsArgument()));

    private CodeText Length(LengthExpression length)
    {
        CodeText sequence = variable(length.Sequence);
        string text = sequence.At(Precedence.Primary);
        bool isList = length.Sequence.Type is SequenceType { Kind: SequenceKind.List };
        if (length.Sequence.Type is SequenceType { IsTensor: true })
        {
            string count = length.Dimension >= 0 ? $"Lengths[{length.Dimension}]" : "FlattenedLength";
            return Compose($"checked((int){text}.{count})", Precedence.Primary, 1, isPinned: false, sequence);
        }

        string member = length.Dimension >= 0 ? $"GetLength({length.Dimension})" : isList ? "Count" : "Length";
        return Compose($"{text}.{member}", Precedence.Primary, 0, isList, sequence);
    }

    private CodeText Slice(SliceExpression slice, bool isDeclared)
    {
        CodeText sequence = variable(slice.Sequence);
        CodeText start = operand(slice.Start);
        var source = (SequenceType)slice.Sequence.Type;
        if (slice.View.Kind == SequenceKind.TensorElements)
        {
            string tensor = sequence.At(Precedence.Primary);
            return Compose($"new {slice.View.Code}(in {tensor}.GetPinnableReference(), {tensor}.Lengths, {tensor}.Strides)", Precedence.Primary, 1, true, sequence);
        }

        if (slice.Cut.Length > 0)
        {
            CodeText[] holes = [sequence, .. slice.Shape.Select(operand)];
            return Compose(TemplateText.Fill(slice.Cut.Replace("#", slice.View.Code), holes), Precedence.Primary, 1, true, holes);
        }

        if (source.Kind is SequenceKind.Memory or SequenceKind.ReadOnlyMemory && slice.View.Kind is SequenceKind.Span or SequenceKind.ReadOnlySpan)
        {
            // Memory gives its span by a member, not by conversion.
            sequence = Compose(sequence.At(Precedence.Primary) + ".Span", Precedence.Primary, 0, true, sequence);
            source = source.Kind == SequenceKind.Memory ? SequenceType.SpanOf(source.Element) : SequenceType.ReadOnlySpanOf(source.Element);
        }

        if (source.Kind == SequenceKind.List && slice.View.Kind is SequenceKind.Span or SequenceKind.ReadOnlySpan)
        {
            sequence = Compose($"global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan({sequence.AsArgument()})", Precedence.Primary, 1, true, sequence);
            source = SequenceType.SpanOf(source.Element);
        }

        if (slice.Length is null && slice.Start is PassiveConstant { Code: "0" })
        {
            return isDeclared || source.Code == slice.View.Code
                ? sequence
                : Compose($"({slice.View.Code}){sequence.At(Precedence.Unary)}", Precedence.Unary, 0, false, sequence);
        }

        CodeText[] bounds = slice.Length is null ? [start] : [start, operand(slice.Length)];
        string cut = slice.View.Kind is SequenceKind.Memory or SequenceKind.ReadOnlyMemory ? "AsMemory" : "AsSpan";
        string text = source.Kind == SequenceKind.Array
            ? $"global::System.MemoryExtensions.{cut}({sequence.AsArgument()}, {Arguments(bounds)})"
            : $"{sequence.At(Precedence.Primary)}.Slice({Arguments(bounds)})";
        CodeText code = Compose(text, Precedence.Primary, 1, true, [sequence, .. bounds]);
        bool isReadOnlyAlready = source.Kind is not (SequenceKind.Array or SequenceKind.Span);
        return isDeclared || isReadOnlyAlready || slice.View.Kind == SequenceKind.Span
            ? code
            : code with { Text = $"({slice.View.Code}){text}", Precedence = Precedence.Unary };
    }

    private CodeText Allocate(AllocateExpression allocate)
    {
        CodeText[] lengths = allocate.Lengths.Select(operand).ToArray();
        string element = allocate.Sequence.Element.Code;
        if (allocate.StackCondition is not null)
        {
            CodeText condition = operand(allocate.StackCondition);
            string size = Arguments(lengths);
            return Compose($"{condition.Text} ? stackalloc {element}[{size}] : new {element}[{size}]", Precedence.Conditional, 1, true, [condition, .. lengths]);
        }

        if (allocate.OnStack)
        {
            return Compose($"stackalloc {element}[{Arguments(lengths)}]", Precedence.Primary, 1, true, lengths);
        }

        // The length goes before the brackets of an element that is an array itself: new double[n][].
        int brackets = element.Length;
        while (brackets > 0 && element[brackets - 1] is ']')
        {
            brackets = element.LastIndexOf('[', brackets - 1);
        }

        string array = $"new {element.Substring(0, brackets)}[{Arguments(lengths)}]{element.Substring(brackets)}";
        string text = allocate.Sequence.Kind == SequenceKind.List ? $"new {allocate.Sequence.Code}({array})" : array;
        return Compose(text, Precedence.Primary, 1, true, lengths);
    }

    /// <summary>An object that is zero throughout: the shadow of one that nobody can change is never null.</summary>
    public static string Zero(AggregateType type, IReadOnlyDictionary<string, AggregateLayout> layouts)
    {
        AggregateLayout layout = layouts[type.Code];
        return TemplateText.Fill(layout.Construction, layout.Fields.Select(field => CodeText.Constant(
            field.Type is AggregateType { Kind: AggregateKind.Immutable } inner ? Zero(inner, layouts)
            : field.Type is RealType real ? ConstantPrinter.Print(new RealConstant(0.0, real))
            : "default!")).ToList());
    }

    private CodeText Make(MakeExpression make)
    {
        CodeText[] fields = make.Fields.Select(operand).ToArray();
        string text = layouts.TryGetValue(make.Aggregate.Code, out AggregateLayout? layout)
            ? TemplateText.Fill(layout.Construction, fields)
            : $"({Arguments(fields)})";
        return Compose(text, Precedence.Primary, 1, make.Aggregate.Kind == AggregateKind.Class, fields);
    }

    private CodeText Template(TemplateExpression template)
    {
        CodeText[] arguments = template.Arguments.Select(operand).ToArray();
        if (template.Template == "{0}")
        {
            return arguments[0] with { Compound = null, WithoutCast = null };
        }

        if (arguments.Length == 1 && arguments[0].Text == "null" && template.Template is "{0} is null" or "{0} is not null")
        {
            // No pattern fits a bare null, which has no type.
            return CodeText.Constant(template.Template == "{0} is null" ? "true" : "false");
        }

        if (arguments.Length > 0 && arguments[0].Text == "null" && template.Template.StartsWith("{0}?", StringComparison.Ordinal))
        {
            // Nor has it members, and what comes after the question mark is not evaluated.
            return CodeText.Constant($"default({template.Type.Code})");
        }

        string text = TemplateText.Fill(template.Template, arguments);
        return Compose(text, TemplateText.PrecedenceOf(template.Template), 1, !template.IsStable || !template.IsPure, arguments);
    }

    private CodeText Tape(IrVariable tape, string method, Operand count, SequenceType sequence)
    {
        CodeText length = operand(count);
        CodeText owner = variable(tape);
        return Compose($"{owner.Text}.{method}<{sequence.Element.Code}>({length.AsArgument()})", Precedence.Primary, 1, true, owner, length);
    }

    private CodeText Select(SelectExpression select)
    {
        CodeText condition = operand(select.Condition);
        CodeText whenTrue = operand(select.WhenTrue);
        CodeText whenFalse = operand(select.WhenFalse);

        // Nested on the right the conditional operator needs no parentheses.
        string text = $"{condition.At(Precedence.OrElse)} ? {whenTrue.At(Precedence.OrElse)} : {whenFalse.Text}";
        return Compose(text, Precedence.Conditional, 1, false, condition, whenTrue, whenFalse);
    }

    private IrField? Field(IrType type, string name)
    {
        if (layouts.TryGetValue(type.Code, out AggregateLayout? layout))
        {
            foreach (IrField field in layout.Fields)
            {
                if (field.Name == name)
                {
                    return field;
                }
            }
        }

        return null;
    }

    private static Precedence Of(BinaryOperator binary) => binary switch
    {
        BinaryOperator.Add or BinaryOperator.Subtract => Precedence.Additive,
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder => Precedence.Multiplicative,
        BinaryOperator.Equal or BinaryOperator.NotEqual => Precedence.Equality,
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => Precedence.Relational,
        BinaryOperator.And => Precedence.And,
        BinaryOperator.Or => Precedence.Or,
        BinaryOperator.ExclusiveOr => Precedence.ExclusiveOr,
        BinaryOperator.AndAlso => Precedence.AndAlso,
        BinaryOperator.OrElse => Precedence.OrElse,
        _ => Precedence.Shift,
    };
}
