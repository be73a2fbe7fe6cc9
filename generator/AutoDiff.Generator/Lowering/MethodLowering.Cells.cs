using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <content>Reading, writing and declaring cells; structs and tuples by their fields.</content>
internal sealed partial class MethodLowering
{
    private readonly Dictionary<string, AggregateLayout> layouts = new(StringComparer.Ordinal);

    /// <summary>Whether a local of the type is kept as one cell per field.</summary>
    private bool IsSplit(IrType type) => type is AggregateType { Kind: not AggregateKind.Class } && LayoutOf(type) is { ConstructCode.Length: > 0 };

    private AggregateLayout? LayoutOf(IrType type)
    {
        if (type is not AggregateType)
        {
            return null;
        }

        if (!layouts.TryGetValue(type.Code, out AggregateLayout? layout))
        {
            foreach (AggregateLayout known in types.Layouts)
            {
                layouts[known.TypeCode] = known;
            }

            layouts.TryGetValue(type.Code, out layout);
        }

        return layout;
    }

    private static int FieldIndex(AggregateLayout layout, string name)
    {
        for (int i = 0; i < layout.Fields.Count; i++)
        {
            if (layout.Fields[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>How a variable without a value is declared.</summary>
    private enum Declaration
    {
        /// <summary>The statements that follow assign it on every path.</summary>
        Assigned,

        /// <summary>The C# compiler has seen that it is assigned before it is read.</summary>
        ByUser,

        /// <summary>With its default value.</summary>
        Zeroed,
    }

    private Cell DeclareCell(string name, IrType type, Declaration declaration = Declaration.Assigned)
    {
        if (IsSplit(type))
        {
            AggregateLayout layout = LayoutOf(type)!;
            Cell[] fields = layout.Fields.Select(field => DeclareCell(FieldVariableName(name, field), field.Type, declaration)).ToArray();
            return new SplitCell((AggregateType)type, layout, fields);
        }

        IrVariable variable = NewVariable(name, type);
        Emit(declaration == Declaration.ByUser ? new DeclarationNode(variable) : new DeclareStatement(variable, declaration == Declaration.Zeroed));
        return new VariableCell(variable);
    }

    /// <summary>Declares a local with a value.</summary>
    private Cell DeclareCell(string name, IrType type, Value value, ISymbol? local = null)
    {
        if (IsSplit(type))
        {
            AggregateValue aggregate = Split(value, (AggregateType)type);
            Cell[] fields = new Cell[aggregate.Fields.Length];
            for (int i = 0; i < fields.Length; i++)
            {
                IrField field = aggregate.Layout.Fields[i];
                fields[i] = DeclareCell(FieldVariableName(name, field), field.Type, aggregate.Fields[i]);
            }

            return new SplitCell((AggregateType)type, aggregate.Layout, fields);
        }

        IrVariable variable = NewVariable(name, type);
        Emit(new LetStatement(variable, new UseExpression(Materialize(value))));
        return new VariableCell(variable);
    }

    private static string FieldVariableName(string name, IrField field)
    {
        // A captured parameter of a primary constructor has a field that is called <name>P.
        string part = field.Name[0] == '<' ? field.Name.Substring(1, field.Name.IndexOf('>') - 1) : field.Name;
        return name.Length == 0 || name[0] == '<' ? "" : name + char.ToUpperInvariant(part[0]) + part.Substring(1);
    }

    private Value Read(Cell cell)
    {
        switch (cell)
        {
            case VariableCell variable:
                return variable.Variable;
            case InlineArrayCell { Type: AggregateType type } array:
                AggregateLayout elements = LayoutOf(type)!;
                return new AggregateValue(type, elements, elements.Fields.Select((_, i) => Read(new PlaceCell(Place.Element(array.Memory, PassiveConstant.Int(i))))).ToArray());
            case InlineArrayCell array:
                return array.Memory;
            case PassiveMemberCell member:
                return Let(new TemplateExpression("{0}." + member.Name, EquatableArray.Of<Operand>(new VariableOperand(member.Owner)), member.Type, IsPure: true, IsStable: true));
            case AccessorCell accessor:
                return accessor.Read();
            case ConditionalCell conditional:
                return Choose(conditional.Condition, conditional.Type, () => Read(conditional.WhenTrue), () => Read(conditional.WhenFalse));
            case PlaceCell place when IsSplit(place.Type) && LayoutOf(place.Type)!.Fields.All(static field => field.ReadCode.Length > 0):
                AggregateLayout layout = LayoutOf(place.Type)!;
                return new AggregateValue((AggregateType)place.Type, layout, layout.Fields.Select(field => Read(FieldOf(place, field.Name)!)).ToArray());
            case PlaceCell place:
                return Let(new LoadExpression(place.Place));
            case SplitCell split:
                return new AggregateValue(split.Aggregate, split.Layout, split.Fields.Select(Read).ToArray());
            case TextCell text:
                return Let(new TemplateExpression(text.Template, text.Arguments.ToEquatableArray(), text.Type, text.IsPure, text.IsStable));
            case ValueCell value:
                return value.Value;
            default:
                return DefaultOf(cell.Type);
        }
    }

    private void Write(Cell cell, Value value)
    {
        switch (cell)
        {
            case VariableCell variable:
                Emit(new AssignStatement(variable.Variable, new UseExpression(Materialize(value))));
                break;
            case PlaceCell place when IsSplit(place.Type) && LayoutOf(place.Type)!.Fields.All(static field => field.WriteCode.Length > 0):
                AggregateValue parts = (AggregateValue)Snapshot(Split(value, (AggregateType)place.Type));
                for (int i = 0; i < parts.Fields.Length; i++)
                {
                    Write(FieldOf(place, parts.Layout.Fields[i].Name)!, parts.Fields[i]);
                }

                break;
            case PlaceCell place:
                Emit(new StoreStatement(place.Place, Materialize(value)));
                break;
            case SplitCell split:
                // All fields are read before the first is written: (a, b) = (b, a).
                AggregateValue aggregate = Split(value, split.Aggregate);
                Value[] fields = aggregate.Fields.Length > 1 ? aggregate.Fields.Select(Snapshot).ToArray() : aggregate.Fields;
                for (int i = 0; i < fields.Length; i++)
                {
                    Write(split.Fields[i], fields[i]);
                }

                break;
            case PassiveMemberCell member:
                // The struct as a new value, so that copies made of it before stay what they are.
                Emit(new AssignStatement(member.Owner, new TemplateExpression(
                    $"{{0}} with {{{{ {member.Name} = {{1}} }}}}",
                    EquatableArray.Of<Operand>(new VariableOperand(member.Owner), Materialize(value)),
                    member.Owner.Type,
                    IsPure: true,
                    IsStable: true)));
                break;
            case AccessorCell accessor:
                RunSetter(accessor, value);
                break;
            case ConditionalCell conditional:
                Value kept = Snapshot(value);
                If(conditional.Condition, () => Write(conditional.WhenTrue, kept), () => Write(conditional.WhenFalse, kept));
                break;
            case TextCell text:
                WriteText(text, Materialize(value));
                break;
        }
    }

    private void WriteText(TextCell text, Operand value)
    {
        Gap? gap = text.Type.IsDifferentiable ? new Gap("AD0011", stateOrigin, EquatableArray.Of(text.Member.Name)) : null;
        string hole = "{" + text.Arguments.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}";
        Emit(new EffectStatement($"{text.Template} = {hole}", text.Arguments.Append(value).ToEquatableArray(), EndsFlow: false, gap));
    }

    /// <summary>A value that later assignments do not change: a mutable variable is copied.</summary>
    private Value Snapshot(Value value)
    {
        switch (value)
        {
            case OperandValue { Operand: VariableOperand { Variable: { Name.Length: > 0 } variable } }:
                return Let(new UseExpression(variable));
            case AggregateValue aggregate:
                return new AggregateValue(aggregate.Aggregate, aggregate.Layout, aggregate.Fields.Select(Snapshot).ToArray());
            default:
                return value;
        }
    }

    private Operand Snapshot(Operand operand) => Materialize(Snapshot((Value)operand));

    /// <summary>The value as an operand; an aggregate is made from its fields.</summary>
    private Operand Materialize(Value value)
    {
        switch (value)
        {
            case OperandValue operand:
                return operand.Operand;
            case AggregateValue aggregate:
                return Let(new MakeExpression(aggregate.Fields.Select(Materialize).ToEquatableArray(), aggregate.Aggregate));
            default:
                throw new InvalidOperationException($"Unknown value {value.GetType().Name}.");
        }
    }

    private IrVariable MaterializeVariable(Value value) => Materialize(value) switch
    {
        VariableOperand operand => operand.Variable,
        Operand constant => Let(new UseExpression(constant)).Variable,
    };

    /// <summary>The value by its fields.</summary>
    private AggregateValue Split(Value value, AggregateType type)
    {
        AggregateLayout layout = LayoutOf(type)!;
        if (value is AggregateValue aggregate)
        {
            // A tuple goes by the names of the variable that it is in.
            return type.Kind == AggregateKind.Tuple && aggregate.Aggregate != type ? new AggregateValue(type, layout, aggregate.Fields) : aggregate;
        }

        Operand operand = Materialize(value);
        if (operand is PassiveConstant { Code: var code } && code.StartsWith("default", StringComparison.Ordinal))
        {
            return new AggregateValue(type, layout, layout.Fields.Select(field => DefaultValue(field.Type)).ToArray());
        }

        IrVariable variable = MaterializeVariable(operand);
        AggregateLayout own = type.Kind == AggregateKind.Tuple ? LayoutOf(variable.Type) ?? layout : layout;
        return new AggregateValue(
            type,
            layout,
            own.Fields.Select(field => Read(new PlaceCell(Place.Field(variable, field.Name, field.Type)))).ToArray());
    }

    private Value DefaultValue(IrType type) => IsSplit(type) ? Split(DefaultOf(type), (AggregateType)type) : DefaultOf(type);

    /// <summary>The cell of a field of what lives in <paramref name="cell"/>; null if the type has no such field.</summary>
    private Cell? FieldOf(Cell cell, string name)
    {
        if (cell is SplitCell split)
        {
            int index = FieldIndex(split.Layout, name);
            return index < 0 ? null : split.Fields[index];
        }

        if (cell is ValueCell { Value: AggregateValue aggregate })
        {
            int index = FieldIndex(aggregate.Layout, name);
            return index < 0 ? null : new ValueCell(aggregate.Fields[index]);
        }

        if (LayoutOf(cell.Type) is not { } layout || FieldIndex(layout, name) is var position && position < 0)
        {
            return null;
        }

        IrField field = layout.Fields[position];
        if (cell is PlaceCell { Place: var place } && cell.Type is AggregateType { Kind: not AggregateKind.Class })
        {
            return new PlaceCell(place with { Path = place.Path.Append(field.Name).ToEquatableArray(), Type = field.Type });
        }

        IrVariable variable = cell is VariableCell v ? v.Variable : MaterializeVariable(Read(cell));
        return new PlaceCell(Place.Field(variable, field.Name, field.Type));
    }

    /// <summary>Where the state stands that the current assignment writes; reported should active data reach it.</summary>
    private int stateOrigin;

    /// <summary>The parameters under <c>[NoDerivative]</c>.</summary>
    private readonly HashSet<int> constantObjects = [];
}
