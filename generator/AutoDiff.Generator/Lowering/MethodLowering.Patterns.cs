using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Patterns: each gives a condition, and assigns what it declares where it matches.</content>
internal sealed partial class MethodLowering
{
    private Operand LowerIsPattern(IIsPatternOperation operation) =>
        TryLowerConditionalPattern(operation) ?? LowerPattern(operation.Pattern, SubjectOf(operation.Value), operation.Value.Type);

    private Operand LowerPattern(IPatternOperation pattern, Cell subject, ITypeSymbol? type)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return PassiveConstant.True;
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } }:
                if (subject.Type is RealType or AggregateType { Kind: not AggregateKind.Class } && subject is not VariableCell { Type: AggregateType { Kind: AggregateKind.Immutable } })
                {
                    return PassiveConstant.False;
                }

                // The null of a type parameter has no type of its own.
                return Let(new TemplateExpression("{0} is null", EquatableArray.Of(Materialize(Read(subject))), PassiveType.Boolean, IsPure: true, IsStable: true));
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: { } value } } constant when IsBoxed(subject, type):
                return Matches(subject, Literals.Text(value, constant.Value.Type));
            case IRelationalPatternOperation { Value.ConstantValue: { HasValue: true, Value: { } value } } relational when IsBoxed(subject, type):
                return Matches(subject, $"{RelationText(relational.OperatorKind)} {Literals.Text(value, relational.Value.Type)}");
            case IConstantPatternOperation constant:
                return EqualTo(Materialize(Read(subject)), constant.Value);
            case IRelationalPatternOperation relational when MapOperator(relational.OperatorKind, relational) is { } relation:
                return Let(new BinaryExpression(relation, Materialize(Read(subject)), LowerOperand(relational.Value), PassiveType.Boolean));
            case INegatedPatternOperation negated:
                return Let(new UnaryExpression(UnaryOperator.LogicalNot, LowerPattern(negated.Pattern, subject, type), PassiveType.Boolean));
            case IBinaryPatternOperation binary:
                bool isAnd = binary.OperatorKind == BinaryOperatorKind.And;
                Operand left = LowerPattern(binary.LeftPattern, subject, type);
                return Logical(isAnd, left, () => LowerPattern(binary.RightPattern, subject, type));
            case IDeclarationPatternOperation declaration:
                return LowerDeclarationPattern(declaration, subject, type);
            case ITypePatternOperation typePattern:
                return TypeTest(subject, type, typePattern.MatchedType);
            case IRecursivePatternOperation recursive:
                return LowerRecursivePattern(recursive, subject, type);
            case IListPatternOperation list:
                return LowerListPattern(list, subject);
            default:
                return Materialize(Unsupported(pattern, "this pattern", compilation.GetSpecialType(SpecialType.System_Boolean)));
        }
    }

    /// <summary>Whether a value's type says nothing of what it is compared with: the pattern tests the type, too.</summary>
    private static bool IsBoxed(Cell subject, ITypeSymbol? type) => subject.Type is PassiveType
        && type is { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum } or { TypeKind: TypeKind.Interface or TypeKind.TypeParameter };

    private VariableOperand Matches(Cell subject, string pattern) =>
        Let(new TemplateExpression("{0} is " + CodeNames.EscapeTemplate(pattern), EquatableArray.Of(Materialize(Read(subject))), PassiveType.Boolean, IsPure: true, IsStable: true));

    private static string RelationText(BinaryOperatorKind relation) => relation switch
    {
        BinaryOperatorKind.LessThan => "<",
        BinaryOperatorKind.LessThanOrEqual => "<=",
        BinaryOperatorKind.GreaterThan => ">",
        _ => ">=",
    };

    /// <summary>Declares what a pattern binds before the pattern runs, so that it is in scope after it. It is read behind
    /// conditions that the C# compiler cannot follow, and so starts as zero.</summary>
    private Cell DeclareBound(ISymbol symbol, IrType type)
    {
        Block here = current;
        current = scope;
        Cell cell = cells[symbol] = DeclareCell(symbol.Name, type, Declaration.Zeroed);
        current = here;
        return cell;
    }

    private Operand LowerDeclarationPattern(IDeclarationPatternOperation pattern, Cell subject, ITypeSymbol? type)
    {
        ITypeSymbol? matched = pattern.MatchedType;
        Operand matches = pattern.MatchesNull || matched is null ? PassiveConstant.True : TypeTest(subject, type, matched);
        if (pattern.DeclaredSymbol is not ILocalSymbol local)
        {
            return matches;
        }

        if (matches == PassiveConstant.True && current == scope)
        {
            cells[local] = DeclareCell(local.Name, types.Map(local.Type), Narrow(subject, type, local.Type, pattern), local);
            return matches;
        }

        Cell bound = DeclareBound(local, types.Map(local.Type));
        if (matches == PassiveConstant.True)
        {
            Write(bound, Narrow(subject, type, local.Type, pattern));
        }
        else
        {
            If(matches, () => Write(bound, Narrow(subject, type, local.Type, pattern)));
        }

        return matches;
    }

    /// <summary>The subject as the type that a pattern has found it to have.</summary>
    private Value Narrow(Cell subject, ITypeSymbol? from, ITypeSymbol to, IOperation operation)
    {
        Value value = Read(subject);
        IrType type = types.Map(to);
        if (value.Type == type || from is null || SymbolEqualityComparer.Default.Equals(from, to))
        {
            return value;
        }

        return value.Type.IsDifferentiable
            ? Convert(value, from, to, null, false, operation)
            : Let(new TemplateExpression($"({CodeNames.EscapeTemplate(CodeNames.Of(to))}){{0}}", EquatableArray.Of(Materialize(value)), type, IsPure: true, IsStable: true));
    }

    private Operand TypeTest(Cell subject, ITypeSymbol? type, ITypeSymbol matched)
    {
        if (type is { IsValueType: true } && SymbolEqualityComparer.Default.Equals(type, matched))
        {
            return PassiveConstant.True;
        }

        Operand value = Materialize(Read(subject));
        return Let(new TemplateExpression($"{{0}} is {CodeNames.EscapeTemplate(CodeNames.Of(matched))}", EquatableArray.Of(value), PassiveType.Boolean, IsPure: true, IsStable: true));
    }

    private Operand LowerRecursivePattern(IRecursivePatternOperation pattern, Cell subject, ITypeSymbol? type)
    {
        ITypeSymbol matched = pattern.MatchedType ?? type!;
        Operand condition = subject is ValueCell { Value: TupleValue } ? PassiveConstant.True : TypeTestOrNotNull(subject, type, matched);
        bool narrows = type is not null && !SymbolEqualityComparer.Default.Equals(type, matched);
        Cell inner = subject;
        if (narrows)
        {
            inner = DeclareCell("", types.Map(matched), Declaration.Zeroed);
            If(condition, () => Write(inner, Narrow(subject, type, matched, pattern)));
        }

        Cell[] parts = pattern.DeconstructionSubpatterns.IsEmpty ? [] : PartsOf(inner, matched, condition, pattern);
        for (int i = 0; i < parts.Length; i++)
        {
            IPatternOperation part = pattern.DeconstructionSubpatterns[i];
            int position = i;
            condition = And(condition, () => LowerPattern(part, parts[position], part.InputType));
        }

        foreach (IPropertySubpatternOperation property in pattern.PropertySubpatterns)
        {
            condition = And(condition, () =>
            {
                implicitReceivers.Push(inner);
                Value value = Snapshot(Lower(property.Member));
                implicitReceivers.Pop();
                return LowerPattern(property.Pattern, new ValueCell(value), property.Member.Type);
            });
        }

        if (pattern.DeclaredSymbol is ILocalSymbol local)
        {
            Cell bound = DeclareBound(local, types.Map(local.Type));
            if (condition == PassiveConstant.True)
            {
                Write(bound, Read(inner));
            }
            else
            {
                If(condition, () => Write(bound, Read(inner)));
            }
        }

        return condition;
    }

    /// <summary>The parts that the subject of a positional pattern deconstructs into, once it is of the pattern's type.</summary>
    private Cell[] PartsOf(Cell subject, ITypeSymbol type, Operand condition, IRecursivePatternOperation pattern)
    {
        int count = pattern.DeconstructionSubpatterns.Length;
        if (subject is ValueCell { Value: TupleValue tuple })
        {
            return tuple.Elements.Select(static e => (Cell)new ValueCell(e)).ToArray();
        }

        ITypeSymbol[] partTypes = PartTypes(type, count);
        if (condition == PassiveConstant.True || partTypes.Length != count)
        {
            return Deconstruct(Read(subject), type, count, pattern)?.Select(static part => (Cell)new ValueCell(part)).ToArray() ?? [];
        }

        // Of an object of another type there are none.
        Cell[] parts = partTypes.Select(part => DeclareCell("", types.Map(part), Declaration.Zeroed)).ToArray();
        If(condition, () =>
        {
            Value[] values = Deconstruct(Read(subject), type, count, pattern) ?? [];
            for (int i = 0; i < values.Length; i++)
            {
                Write(parts[i], values[i]);
            }
        });
        return parts;
    }

    private Operand TypeTestOrNotNull(Cell subject, ITypeSymbol? type, ITypeSymbol matched)
    {
        if (type is not null && SymbolEqualityComparer.Default.Equals(type, matched) && type.IsReferenceType)
        {
            return Let(new TemplateExpression("{0} is not null", EquatableArray.Of(Materialize(Read(subject))), PassiveType.Boolean, IsPure: true, IsStable: true));
        }

        return TypeTest(subject, type, matched);
    }

    private Operand And(Operand condition, Func<Operand> next) => condition == PassiveConstant.True ? next() : Logical(true, condition, next);

    private Operand LowerListPattern(IListPatternOperation pattern, Cell subject)
    {
        if (types.Map(pattern.InputType) is not SequenceType sequence || pattern.DeclaredSymbol is not null)
        {
            return Materialize(Unsupported(pattern, "a list pattern", compilation.GetSpecialType(SpecialType.System_Boolean)));
        }

        IrVariable variable = MaterializeVariable(Read(subject));
        int slice = -1;
        for (int i = 0; i < pattern.Patterns.Length; i++)
        {
            slice = pattern.Patterns[i] is ISlicePatternOperation ? i : slice;
        }

        int fixedCount = pattern.Patterns.Length - (slice < 0 ? 0 : 1);
        Operand condition = sequence.Kind is SequenceKind.Array or SequenceKind.List
            ? Let(new TemplateExpression("{0} is not null", EquatableArray.Of<Operand>(variable), PassiveType.Boolean, IsPure: true, IsStable: true))
            : PassiveConstant.True;
        Operand length = PassiveConstant.Int(0);
        condition = And(condition, () =>
        {
            length = Let(new LengthExpression(variable));
            return Let(new BinaryExpression(slice < 0 ? BinaryOperator.Equal : BinaryOperator.GreaterOrEqual, length, PassiveConstant.Int(fixedCount), PassiveType.Boolean));
        });
        ITypeSymbol elementType = ElementTypeOf(pattern.InputType);
        for (int i = 0; i < pattern.Patterns.Length; i++)
        {
            IPatternOperation part = pattern.Patterns[i];
            int position = i;
            if (part is ISlicePatternOperation { Pattern: null } or IDiscardPatternOperation)
            {
                continue;
            }

            condition = And(condition, () =>
            {
                if (part is ISlicePatternOperation { Pattern: { } rest })
                {
                    Operand count = Let(new BinaryExpression(BinaryOperator.Subtract, Let(new LengthExpression(variable)), PassiveConstant.Int(fixedCount), PassiveType.Int32));
                    Value view = sequence.Kind == SequenceKind.Array
                        ? CopyOf(variable, PassiveConstant.Int(position), count)
                        : Let(new SliceExpression(variable, PassiveConstant.Int(position), count, sequence));
                    return LowerPattern(rest, new ValueCell(view), rest.InputType);
                }

                Operand index = slice >= 0 && position > slice
                    ? Let(new BinaryExpression(BinaryOperator.Subtract, Let(new LengthExpression(variable)), PassiveConstant.Int(pattern.Patterns.Length - position), PassiveType.Int32))
                    : PassiveConstant.Int(position);
                return LowerPattern(part, new ValueCell(Read(new PlaceCell(Place.Element(variable, index)))), elementType);
            });
        }

        return condition;
    }
}
