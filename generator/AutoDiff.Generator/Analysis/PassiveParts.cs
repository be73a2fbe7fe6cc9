using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>The parts of structs and objects that are constant in a shadow: those marked <c>[NoDerivative]</c> or of a passive type.</summary>
internal static class PassiveParts
{
    /// <summary>Whether a place is, or lies in, such a part.</summary>
    public static bool Contain(Place place, EquatableArray<AggregateLayout> layouts)
    {
        IrType type = place.Indices.IsEmpty ? place.Base.Type : ((SequenceType)place.Base.Type).Element;
        foreach (string name in place.Path)
        {
            IrField? field = layouts.FirstOrDefault(layout => layout.TypeCode == type.Code)?.Fields.FirstOrDefault(f => f.Name == name);
            if (field is null)
            {
                return false;
            }

            if (!field.IsActive)
            {
                return true;
            }

            type = field.Type;
        }

        return false;
    }
}
