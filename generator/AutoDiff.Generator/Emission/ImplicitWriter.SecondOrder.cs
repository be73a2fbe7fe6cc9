using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <content>The tangents of the VJP: one more linear solve.</content>
internal sealed partial class ImplicitWriter
{
    private string VjpJvp()
    {
        Begin();
        List<string> parameters = Parameters();
        string? resultAdjoint = IsMemory ? null : AddResultAdjoint(parameters);
        parameters.AddRange(Adjoints());
        string? adjoint = IsMemory ? AddShadow(parameters, "Adjoint") : null;
        parameters.AddRange(Tangents());
        string? tangent = IsMemory ? AddShadow(parameters, "Tangent") : null;
        string? resultAdjointTangent = IsMemory ? null : AddResultAdjoint(parameters, "resultAdjointTangent");
        parameters.AddRange(AdjointTangents());
        string? adjointTangent = IsMemory ? AddShadow(parameters, "AdjointTangent") : null;
        Head(IsMemory ? "void" : $"({SolutionType} Value, {SolutionType} Tangent)", "VjpJvp", parameters, "adjoint's tangent");
        if (IsFlat)
        {
            SecondOrderOfOne(resultAdjoint!, resultAdjointTangent!);
        }
        else
        {
            SecondOrderOfMany(adjoint, resultAdjoint, tangent, adjointTangent ?? resultAdjointTangent!);
        }

        return End();
    }

    private void SecondOrderOfOne(string resultAdjoint, string resultAdjointTangent)
    {
        string slope = CallSlope();
        string change = ChangeOfOne();
        string tangent = names.New("tangent");
        string u = names.New("u");
        string byChange = names.New("bySolution");
        string byChangeTangent = names.New("bySolutionTangent");
        writer.Line($"{SolutionType} {tangent} = {Scalar(slope, change)};");
        writer.Line($"{SolutionType} {u} = {Scalar(slope, resultAdjoint)};");
        writer.Line($"{SolutionType} {byChange} = default;");
        writer.Line($"{SolutionType} {byChangeTangent} = default;");
        CallSecondOrder(u, tangent, byChange, byChangeTangent);
        string uTangent = names.New("uTangent");
        writer.Line($"{SolutionType} {uTangent} = {Scalar(slope, $"{resultAdjointTangent} + {byChangeTangent}")};");
        AddByParameters(uTangent, "~'");
        EndSystem();
        writer.Line($"return ({solution}, {tangent});");
    }

    private void SecondOrderOfMany(string? adjoint, string? resultAdjoint, string? tangent, string adjointTangent)
    {
        BeginSystem();
        string iteration = Rent();
        string change = Reserve("change", isCleared: true);
        writer.Line(pieces.ByParametersJvp.Call(host, With((residualKey + "'", change), ("^" + unknownKey, change))) + ";");
        Solve(iteration, "false", change);
        string u = Reserve("u", isCleared: false);
        Unfold(resultAdjoint ?? adjoint!, u, resultAdjoint);
        Solve(iteration, "true", u);
        string byChange = Reserve("bySolution", isCleared: true);
        string byChangeTangent = Reserve("bySolutionTangent", isCleared: true);
        CallSecondOrder(u, change, byChange, byChangeTangent);
        string uTangent = Reserve("uTangent", isCleared: false);
        Unfold(adjointTangent, uTangent, resultAdjoint is null ? null : adjointTangent);
        writer.Line($"{Helpers}Add<double>({byChangeTangent}, {uTangent});");
        Solve(iteration, "true", uTangent);
        writer.Line($"{iteration}.Return();");
        AddByParameters(uTangent, "~'");
        if (IsMemory)
        {
            writer.Line(text.CopyTo(change, tangent!));
            writer.Line($"{adjoint}.Clear();");
            writer.Line($"{adjointTangent}.Clear();");
            EndSystem();
            return;
        }

        string result = names.New("tangent");
        writer.Line($"{SolutionType} {result} = {text.Fold(change, solution)};");
        EndSystem();
        writer.Line($"return ({solution}, {result});");
    }

    /// <summary>Adds F_θᵀ u to the adjoints and (F_θᵀ)˙ u to their tangents; (F_zᵀ)˙ u comes into <paramref name="byChangeTangent"/>.</summary>
    private void CallSecondOrder(string u, string tangent, string byChange, string byChangeTangent)
    {
        if (IsObjective)
        {
            var products = new Dictionary<string, string>(values, StringComparer.Ordinal)
            {
                [unknownKey + "*"] = u,
                [unknownKey + "'"] = tangent,
                ["^" + unknownKey] = byChange,
                ["^" + unknownKey + "'"] = byChangeTangent,
            };
            foreach (IrParameter parameter in active)
            {
                products["^" + parameter.Variable.Name] = Product(parameter);
                products["^" + parameter.Variable.Name + "'"] = Product(parameter, "ProductTangent");
            }

            writer.Line(pieces.SecondOrder.Call(host, products) + ";");
            foreach (IrParameter parameter in active)
            {
                AddProduct(parameter, products["^" + parameter.Variable.Name], values["~" + parameter.Variable.Name]);
                AddProduct(parameter, products["^" + parameter.Variable.Name + "'"], values["~" + parameter.Variable.Name + "'"]);
            }

            return;
        }

        Dictionary<string, string> map = With(
            (unknownKey + "'", tangent), ("~" + unknownKey, byChange), ("~" + unknownKey + "'", byChangeTangent), ("~", u));
        if (!IsFlat)
        {
            // The VJP of the equation uses up the adjoint of the residual.
            string residualAdjoint = Reserve("residualAdjoint", isCleared: false);
            writer.Line($"{u}.CopyTo({residualAdjoint});");
            map["~" + residualKey] = residualAdjoint;
            map[residualKey + "'"] = Reserve("residualTangent", isCleared: true);
            map["~" + residualKey + "'"] = Reserve("residualAdjointTangent", isCleared: true);
        }

        writer.Line(pieces.SecondOrder.Call(host, map) + ";");
    }
}
