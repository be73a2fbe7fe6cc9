using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Series;

/// <summary>Tuples and structs, part by part: each real part that carries a derivative has its own series.</summary>
internal sealed partial class Taylor
{
    /// <summary>Gives the parts of a variable the values of the parts of an expression.</summary>
    private void Aggregate(IrVariable target, Expression value, IrBuilder builder)
    {
        switch (value)
        {
            case MakeExpression make:
                AggregateLayout layout = LayoutOf(make.Aggregate);
                for (int i = 0; i < layout.Fields.Count; i++)
                {
                    SetPart(target, layout.Fields[i], "_" + layout.Fields[i].Name, make.Fields[i], "", builder);
                }

                break;
            case UseExpression { Value: VariableOperand { Variable: var source } } when variedness.IsVaried(source):
                CopyParts(target, "", source, "", (AggregateType)target.Type, builder);
                break;
            case LoadExpression { Place: { Indices.IsEmpty: true } place } when variedness.IsVaried(place.Base):
                CopyParts(target, "", place.Base, PathOf(place), (AggregateType)target.Type, builder);
                break;
            default:
                throw new TransformException($"active data is kept in a '{target.Type.Code}', which has no form for series");
        }
    }

    private void SetPart(IrVariable target, IrField field, string path, Operand value, string valuePath, IrBuilder builder)
    {
        switch (field.Type)
        {
            case RealType real when field.IsActive:
                IrVariable slot = PartSlot(target, path, real);
                Operand part = valuePath.Length == 0 ? value : PartOperand(value, valuePath);
                builder.Add(part is VariableOperand { Variable: var variable } && IsSeries(variable)
                    ? new CopyStatement(variable.Type is RealType ? Series(variable) : variable, slot)
                    : Call("Constant", real, part, new VariableOperand(slot)));
                break;
            case AggregateType { Kind: not AggregateKind.Class } inner when field.IsActive:
                if (value is not VariableOperand { Variable: var source } || !variedness.IsVaried(source))
                {
                    throw new TransformException($"a passive '{inner.Code}' is put beside active data");
                }

                CopyParts(target, path, source, valuePath, inner, builder);
                break;
            default:
                throw new TransformException($"the part '{field.Name}' of a '{target.Type.Code}' has no form for series");
        }
    }

    private void CopyParts(IrVariable target, string path, IrVariable source, string sourcePath, AggregateType type, IrBuilder builder)
    {
        foreach (IrField field in LayoutOf(type).Fields)
        {
            SetPart(target, field, path + "_" + field.Name, new VariableOperand(source), sourcePath + "_" + field.Name, builder);
        }
    }

    private IrVariable PartSlot(IrVariable variable, string path, RealType real) => parts.TryGetValue((variable.Id, path), out IrVariable? known)
        ? known
        : parts[(variable.Id, path)] = NewSlot(real, variable.Name.Length == 0 ? path.Substring(1) : variable.Name + path);

    private IrVariable Part(Place place) => parts.TryGetValue((place.Base.Id, PathOf(place)), out IrVariable? known)
        ? known
        : throw new TransformException($"the part '{place.Path[place.Path.Count - 1]}' of a '{place.Base.Type.Code}' has no form for series");

    /// <summary>A part of a variable: its series.</summary>
    private VariableOperand PartOperand(Operand value, string path) =>
        value is VariableOperand { Variable: var variable } && parts.TryGetValue((variable.Id, path), out IrVariable? known)
            ? new VariableOperand(known)
            : throw new TransformException($"a part of a passive '{value.Type.Code}' is put beside active data");

    private static string PathOf(Place place) => string.Concat(place.Path.Select(static name => "_" + name));

    private AggregateLayout LayoutOf(AggregateType type) => layouts.TryGetValue(type.Code, out AggregateLayout? layout)
        ? layout
        : throw new TransformException($"active data is kept in a '{type.Code}', which has no form for series");
}
